import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { git, repositoryWith } from '../project/git-repository.js'
import { type Files, folderWith, invoke, rule } from './invoke.js'

// A repository with rules in a folder of its own. Commands run in folders above, below and beside it.

const config = `rules: rules/
accept: { unmapped: { logsource: ignore } }
outputs:
  all: { target: plain, format: stanza, path: dist/all.conf, cannot: skip }
  each: { target: plain, path: 'dist/{dir}/{stem}.txt', cannot: skip }
`

const files: Files = {
  'det/sigmacast.yml': config,
  'det/rules/a.yml': rule('A', 'f|contains|all: 1'),
  'det/rules/deep/b.yml': rule('B', 'f|contains|all: 2'),
  'det/rules/deep/b.test.yml': 'tests:\n  - name: wrong\n    events: [{f: 3}]\n    expect: match\n',
  'det/rules/c.yml': rule('C', 'f|startwith: 3'),
  'det/rules/d.yml': 'title: D\n',
  'det/pipelines/p.yml': 'name: P\ntransformations:\n  - type: nothing\n',
  'other/log.ndjson': '{"f": 1}\n',
}

/** The files that a text names, without those between backticks: a path is followed by a place, or ends a word. */
const pathsIn = (text: string): readonly string[] => [
  ...new Set(
    (text.match(/(?<![\w./`-])[\w./-]+\.(?:yml|conf|txt|json)\b/g) ?? []).map((path) => path.replace(/^\(/, '')),
  ),
]

const missingIn = (text: string, cwd: string): readonly string[] =>
  pathsIn(text).filter((path) => !existsSync(resolve(cwd, path)))

const folders = ['.', 'det', 'det/rules', 'det/rules/deep', 'other'] as const

test.each([
  ['check', ['a.yml', 'b.yml', 'b.test.yml', 'c.yml']],
  ['check --json', ['a.yml', 'b.yml', 'b.test.yml', 'c.yml']],
  ['check --reporter json', ['a.yml', 'b.yml', 'b.test.yml', 'c.yml']],
  ['check --reporter github', ['a.yml', 'b.yml', 'b.test.yml', 'c.yml']],
  ['test', ['b.test.yml', 'c.yml']],
  ['test --verbose', ['b.test.yml', 'c.yml']],
  ['test --reporter json', ['b.test.yml', 'c.yml']],
  ['generate', ['c.yml', 'all.conf']],
  ['generate --reporter json', ['c.yml', 'a.txt', 'all.conf']],
  ['coverage', ['d.yml']],
])('`%s` names files from the working directory', async (command, expected) => {
  for (const folder of folders) {
    const root = folderWith(files)
    const cwd = join(root, folder)
    if (command.startsWith('generate')) await invoke('generate', { cwd: join(root, 'det') })
    if (command.startsWith('generate')) writeFileSync(join(root, 'det/dist/all.conf'), 'edited')
    const flags = folder === '.' || folder === 'other' ? ` --config ${join(root, 'det')}` : ''
    const { stdout, stderr } = await invoke(`${command}${flags}`, { cwd })
    expect({ folder, missing: missingIn(stdout + stderr, cwd) }).toEqual({ folder, missing: [] })
    const names = new Set(pathsIn(stdout + stderr).map((path) => path.split('/').at(-1)))
    expect([...names]).toEqual(expect.arrayContaining([...expected]))
  }
})

test('files of the command line keep the names that they have from the working directory', async () => {
  const root = folderWith(files)
  for (const [folder, path] of [
    ['.', 'det/rules/deep/b.yml'],
    ['det/rules', 'deep/b.yml'],
    ['other', '../det/rules/deep/b.yml'],
  ] as const) {
    const cwd = join(root, folder)
    const { stderr } = await invoke(`check ${path} --config ${join(root, 'det')}`, { cwd })
    expect(stderr).toContain(`${path}:5:`)
    expect(missingIn(stderr, cwd)).toEqual([])
    const tested = await invoke(`test ${path} --data-of all --config ${join(root, 'det')}`, { cwd })
    expect(tested.stdout).toContain(`FAIL  ${path.replace('.yml', '.test.yml')}:2:`)
    expect(missingIn(tested.stdout, cwd)).toEqual([])
  }
})

test('a log is tested with the rules of a configuration elsewhere', async () => {
  const root = folderWith(files)
  const { stdout, stderr } = await invoke(`test --against log.ndjson --config ../det`, { cwd: join(root, 'other') })
  expect(stdout).toContain('../det/rules/a.yml')
  expect(missingIn(stdout + stderr, join(root, 'other'))).toEqual([])
})

test.each(['config', 'config --json'])('`%s` names the configuration from the working directory', async (command) => {
  const root = folderWith(files)
  const { stdout } = await invoke(command, { cwd: join(root, 'det/rules') })
  expect(stdout.match(/[^\s"]*sigmacast\.yml:4:/g)?.[0]).toBe('../sigmacast.yml:4:')
})

test('mistakes in a configuration and in its pipelines are shown from the working directory', async () => {
  const root = folderWith({ ...files, 'det/sigmacast.yml': `${config}pipelines: pipelines/p.yml\nruls: x\n` })
  const cwd = join(root, 'det/rules')
  const { stderr } = await invoke('generate', { cwd })
  expect(stderr).toContain('../sigmacast.yml:7:1 error')
  expect(stderr).toContain('../pipelines/p.yml:3:')
})

test('a built-in pipeline keeps its name', async () => {
  const root = folderWith(files)
  const source = { name: 'sysmon.yml', text: '' }
  const { shownFiles } = await import('../../src/cli/report/shown-files.js')
  const { entry, name, path } = shownFiles(join(root, 'det'), root)
  expect(entry({ source, related: [{ message: 'x', source, span: { start: 0, end: 0 } }] }).source).toEqual(source)
  expect([name('sysmon.yml'), name('rules/a.yml'), path('gone.yml'), path('<stdin>')]).toEqual([
    'sysmon.yml',
    'det/rules/a.yml',
    'det/gone.yml',
    '<stdin>',
  ])
})

test('annotations have the place of a file in the checkout, wherever the command runs', async () => {
  const root = folderWith(files)
  for (const folder of folders) {
    const flags = folder === '.' || folder === 'other' ? ` --config ${join(root, 'det')}` : ''
    const { stdout } = await invoke(`check --reporter github${flags}`, {
      cwd: join(root, folder),
      env: { GITHUB_WORKSPACE: root },
    })
    expect(stdout.match(/(?<=file=)[^,]*/g)?.every((path) => path.startsWith('det/rules/'))).toBe(true)
    expect(missingIn(stdout, root)).toEqual([])
  }
})

test('`diff` names files from the working directory', async () => {
  const root = repositoryWith(files)
  writeFileSync(join(root, 'det/rules/a.yml'), rule('A', 'f: 2'))
  git(root, 'rm', '-q', 'det/rules/deep/b.yml')
  const { stdout } = await invoke('diff --config ../det', { cwd: join(root, 'other') })
  expect(stdout).toContain('~ A (../det/rules/a.yml)')
  expect(stdout).toContain('- B (../det/rules/deep/b.yml)')
})
