import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { invoke } from '../../cli/invoke.js'
import { commit, git, repositoryWith } from '../git-repository.js'
import { before, CONFIG, diffJson, type Files, lineOf, rule, write } from './edited-repository.js'

test('without a configuration in the revision, every rule is new', async () => {
  const cwd = repositoryWith({ 'rules/b.yml': rule('B', 12, '{ f: x }') })
  write(cwd, { 'sigmacast.yml': CONFIG })
  expect((await diffJson(cwd)).rules.map(lineOf)).toEqual(['added | B |  |  |  | created'])
})

test('works in a folder of a repository', async () => {
  const cwd = repositoryWith(
    Object.fromEntries(Object.entries(before).map(([name, text]) => [`detections/${name}`, text])),
  )
  write(cwd, { 'detections/rules/b.yml': rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'detections'))).rules.map(lineOf)).toEqual(['changed | B | wider |  |  | updated'])
})

test.each([
  ['by a path', 'shared/rules', CONFIG.replace('rules/**', '../shared/rules/**')],
  ['by a link', 'shared/rules', CONFIG],
  ['by links to files', 'shared/rules', CONFIG],
])('compares rules that a configuration shares with another folder %s', async (how, place, config) => {
  const cwd = repositoryWith({
    'soc/sigmacast.yml': config,
    'soc/README.md': '',
    ...Object.fromEntries(Object.entries(before).map(([name, text]) => [name.replace('rules', place), text])),
  })
  if (how === 'by a link') symlinkSync('../shared/rules', join(cwd, 'soc/rules'))
  if (how === 'by links to files') {
    mkdirSync(join(cwd, 'soc/rules'))
    for (const name of ['a.yml', 'b.yml']) symlinkSync(`../../${place}/${name}`, join(cwd, 'soc/rules', name))
  }
  commit(cwd)
  write(cwd, { [`${place}/b.yml`]: rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'soc'))).rules.map(lineOf)).toEqual(['changed | B | wider |  |  | updated'])
  const coverage = await invoke('coverage --against HEAD --target plain', { cwd: join(cwd, 'soc') })
  expect(coverage).toMatchObject({ code: 0, stderr: '' })
})

test('compares rules that only the earlier configuration shares with another folder', async () => {
  const files = Object.entries(before).map(([name, text]) => [name.replace('rules', 'shared/rules'), text])
  const config = CONFIG.replace('rules/**', '../shared/rules/**')
  const cwd = repositoryWith({ ...Object.fromEntries(files), 'soc/sigmacast.yml': config })
  write(cwd, { 'soc/sigmacast.yml': CONFIG, 'soc/rules/b.yml': rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'soc'))).rules.map(lineOf)).toEqual([
    'changed | B | wider |  |  | updated',
    'removed | A | covered by undefined |  |  | removed',
  ])
  const coverage = await invoke('coverage --against HEAD', { cwd: join(cwd, 'soc') })
  expect(coverage).toMatchObject({ code: 0, stderr: '' })
})

test('compares with an earlier configuration whose modules import from another folder', async () => {
  const config = (part: string): Files => ({
    'soc/part.mjs': part,
    'soc/sigmacast.config.mjs': `import { rules } from './part.mjs'
export default { rules, outputs: { one: { target: 'plain', path: 'dist/{stem}.txt' } } }
`,
  })
  const cwd = repositoryWith({
    ...config("export { rules } from '../shared/rules.mjs'\n"),
    'shared/rules.mjs': "export const rules = '../shared/*.yml'\n",
    'shared/b.yml': rule('B', 12, '{ f: x }'),
  })
  write(cwd, { ...config("export const rules = 'b.yml'\n"), 'soc/b.yml': rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'soc'))).rules.map(lineOf)).toEqual(['changed | B | wider |  |  | updated'])
})

test('compares with the last common commit, not with later commits of the other branch', async () => {
  const cwd = repositoryWith(before)
  git(cwd, 'switch', '-qc', 'mine')
  write(cwd, { 'rules/mine.yml': rule('Mine', 21, '{ f: m }') })
  commit(cwd)
  git(cwd, 'switch', '-q', 'main')
  write(cwd, { 'rules/theirs.yml': rule('Theirs', 22, '{ f: t }') })
  commit(cwd)
  git(cwd, 'switch', '-q', 'mine')
  expect((await diffJson(cwd, '--against main')).rules.map(lineOf)).toEqual(['added | Mine |  |  |  | created'])
})

test('rejects a clone without the last common commit', async () => {
  const origin = repositoryWith(before)
  git(origin, 'switch', '-qc', 'mine')
  commit(origin)
  commit(origin)
  git(origin, 'switch', '-q', 'main')
  commit(origin)
  const cwd = join(repositoryWith({}), 'clone')
  git(origin, 'clone', '-q', '--depth', '1', '--no-single-branch', '-b', 'mine', pathToFileURL(origin).href, cwd)
  const { code, stderr } = await invoke('diff --against origin/main', { cwd })
  expect({ code, first: stderr.split('\n')[0] }).toEqual({
    code: 2,
    first:
      'sigmacast: this clone lacks the last commit that it shares with `origin/main`; fetch more commits, such as with `fetch-depth: 0`',
  })
})

test('leaves no temporary folder behind, and the repository as it was', async () => {
  const cwd = repositoryWith(before)
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-test-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  vi.stubEnv('TMPDIR', temporary)
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: z }') })
  await diffJson(cwd)
  vi.unstubAllEnvs()
  expect(readdirSync(temporary)).toEqual([])
  expect(git(cwd, 'status', '--porcelain')).toBe(' M rules/b.yml\n')
})
