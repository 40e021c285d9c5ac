import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Project } from '../../../src/project/config/project.js'
import { silentIo } from '../../../src/project/files/silent-io.js'
import { generate } from '../../../src/project/generate/generate.js'
import { planArtifacts } from '../../../src/project/generate/plan-artifacts.js'
import { trackProgress } from '../../../src/project/workspace/progress.js'
import { type Files, filesIn, folderWith, rule } from '../../cli/invoke.js'
import { type HandMadeOutput, handMade } from './hand-made.js'

/** The texts of the planned files by path, and the codes of the diagnostics. */
async function planned(files: Files, output: HandMadeOutput) {
  const cwd = folderWith(files)
  return plan(await handMade(cwd, { only: output }))
}

async function plan(project: Project) {
  const { outputs, diagnostics } = await planArtifacts(project, {
    outputs: project.outputs,
    version: '0.1.0',
    cache: undefined,
    progress: trackProgress(silentIo(project.root), 0),
  })
  return {
    files: Object.fromEntries(outputs.flatMap((output) => output.files.map(({ path, text }) => [path, text]))),
    problems: diagnostics.map(({ severity, code }) => `${severity} ${code}`),
  }
}

const network = rule('Net', 'f|cidr: 10.0.0.0/8', 'level: high\n')
const cased = rule('Case', 'f|cased: X')

test.each([
  ['an exact query for the first target', rule('A', 'f: 1'), {}, { 'dist/a.plain': 'f=1\n' }, []],
  [
    'a query for the next target if the first one has none',
    rule('A', 'f: 1'),
    { target: ['mini', 'plain'] },
    { 'dist/a.mini': 'f=1\n' },
    [],
  ],
  ['the next target', rule('A', 'f: ab'), { target: ['mini', 'plain'] }, { 'dist/a.plain': 'f="ab"\n' }, []],
  ['no wider query by default', network, {}, {}, ['error not-expressible']],
  [
    'a wider query if it is accepted',
    network,
    { accept: { fidelity: ['exact', 'wider'] } },
    { 'dist/a.plain': 'f=*\n' },
    ['warning widened'],
  ],
  [
    'no assumption that is not accepted',
    cased,
    { accept: { assumptions: ['single-valued'] } },
    {},
    ['error not-accepted'],
  ],
  [
    'an assumption that is accepted',
    cased,
    { accept: { assumptions: 'letter-case' } },
    { 'dist/a.plain': 'f="X"\n' },
    [],
  ],
  [
    'a warning instead of an error',
    cased,
    { accept: { assumptions: [] }, cannot: 'warn' },
    {},
    ['warning not-accepted'],
  ],
  ['nothing about a skipped rule', cased, { accept: { assumptions: [] }, cannot: 'skip' }, {}, []],
] as const)('makes %s', async (_, text, output, files, problems) => {
  const result = await planned({ 'rules/a.yml': text }, { path: 'dist/{stem}.{target}', ...output })
  expect(result).toEqual({ files, problems })
})

test.each([
  ['{dir}/{stem}.txt', 'dist/win/aux_.txt'],
  ['{id}.txt', 'dist/11111111-0000-4000-8000-000000000001.txt'],
  ['{name}.txt', 'dist/a-rule-of-ours.txt'],
  ['{product}/{level}/{stem}.{target}', 'dist/any/high/aux_.plain'],
])('fills the path %s', async (path, expected) => {
  const text = rule('A rule/of ours', 'f: 1', 'id: 11111111-0000-4000-8000-000000000001\nlevel: high\n')
  const { files } = await planned({ 'rules/win/aux.yml': text }, { path: `dist/${path}` })
  expect(Object.keys(files)).toEqual([expected])
})

test.each([
  ['two rules with one path', 'dist/{level}.txt', 'error path-taken'],
  ['two paths that differ in letter case', 'dist/{stem}.txt', 'error path-taken'],
  ['a rule without the id of its path', 'dist/{id}.txt', 'error no-id-for-path'],
])('rejects %s', async (_, path, problem) => {
  const { problems } = await planned({ 'rules/a.yml': rule('A', 'f: 1'), 'rules/A.yml': rule('B', 'f: 2') }, { path })
  expect(new Set(problems)).toEqual(new Set([problem]))
})

test('rejects two rules with one name on the platform', async () => {
  const files = { 'rules/a.yml': rule('A', 'f: 1'), 'rules/b.yml': rule('A', 'f: 2') }
  const result = await planned(files, { path: 'dist/all.conf', format: 'stanza' })
  expect(result).toEqual({ files: { 'dist/all.conf': '[A]\nf=1\n' }, problems: ['error name-taken'] })
})

test('refuses several artifacts in one file if the format requires a file for each', async () => {
  const files = { 'rules/a.yml': rule('A', 'f: 1'), 'rules/b.yml': rule('B', 'f: 2') }
  await expect(planned(files, { path: 'dist/all.card', format: 'card' })).rejects.toThrow(
    '`dist/all.card` cannot hold several artifacts: the format `card` requires a file for each; add `{stem}` to the path of the output',
  )
})

test('joins the queries of a file with the finalizers of the pipelines', async () => {
  const files = {
    'rules/a.yml': rule('A', 'f: 1'),
    'rules/b.yml': rule('B', 'f: 2'),
    'p.yml': 'name: p\nfinalizers: [{ type: concat, separator: " OR ", prefix: "(", suffix: ")" }]\n',
  }
  const { files: texts } = await planned(files, { path: 'dist/all.txt', pipelines: ['p.yml'] })
  expect(texts).toEqual({ 'dist/all.txt': '(f=1 OR f=2)\n' })
})

test('plans rules that are no files', async () => {
  const project = await handMade(folderWith({ 'rules/a.yml': rule('A', 'f: 1') }), {
    only: { path: 'dist/{stem}.txt' },
  })
  const inputs = project.inputs.map((input) => ({ ...input, path: null, bytes: Buffer.from(rule('A', 'f: 5')) }))
  expect(await plan({ ...project, inputs })).toEqual({ files: { 'dist/a.txt': 'f=5\n' }, problems: [] })
})

test('generates after a merge with conflicts in the manifest and in outputs', async () => {
  const outputs = { all: { path: 'dist/all.conf', format: 'stanza' }, each: { path: 'dist/{stem}.txt' } }
  const cwd = folderWith({ 'rules/a.yml': rule('A', 'f: 1'), '.gitignore': '.sigmacast\n' })
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
    execFileSync('git', [...identity, ...args], { cwd, stdio: 'ignore' })
  }
  const commit = async (): Promise<void> => {
    await generate(await handMade(cwd, outputs))
    git('add', '-A')
    git('commit', '-m', 'rules')
  }
  git('init', '-b', 'main')
  await commit()
  git('checkout', '-b', 'other')
  writeFileSync(join(cwd, 'rules/b.yml'), rule('B', 'f: 2'))
  await commit()
  git('checkout', 'main')
  writeFileSync(join(cwd, 'rules/c.yml'), rule('C', 'f: 3'))
  await commit()
  expect(() => git('merge', 'other')).toThrow()
  expect(readFileSync(join(cwd, 'sigmacast.lock.json'), 'utf8')).toContain('<<<<<<<')
  const result = await generate(await handMade(cwd, outputs))
  expect({ manifest: result.manifest, isFine: result.isFine }).toEqual({ manifest: 'merged', isFine: true })
  const { 'dist/all.conf': all } = filesIn(cwd)
  expect(all).toBe('[A]\nf=1\n\n[B]\nf=2\n\n[C]\nf=3\n')
  expect((await generate(await handMade(cwd, outputs), { check: true })).isFine).toBe(true)
})
