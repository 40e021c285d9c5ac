import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const named = (name: string, value: number): string => rule('A rule', `f: ${value}`, `name: ${name}\n`)
const id = '7f3f0a7c-1f6f-4f4e-9d0a-0d8e6f6f2a11'

const files: Files = {
  'in/one.yml': rule('One', 'f: 1'),
  'in/sub/two.yaml': rule('Two', 'f: 2'),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'several.yml': [
    named('first', 1),
    named('FIRST', 2),
    named('../../x', 3),
    rule('A rule', 'f: 4', `id: ${id}\n`),
    rule('A rule', 'f: 5'),
    rule('Typo', 'f|startwith: a'),
    named('..', 7),
    named(`"${'long '.repeat(30)}"`, 8),
  ].join('---\n'),
  'old/there.txt': 'old\n',
}

/** Each row: arguments, the exit code, the last line of standard error, and the files that are new or changed. */
const rows: readonly (readonly [args: string, code: number, said: string, written: Record<string, string>])[] = [
  ['in/one.yml -t plain -o out.spl', 0, '1 line written to `out.spl`', { 'out.spl': 'f=1\n' }],
  ['in/one.yml -t plain -o out', 0, '1 line written to `out`', { out: 'f=1\n' }],
  ['in -t plain -o new/out.spl', 0, '2 lines written to `new/out.spl`', { 'new/out.spl': 'f=1\nf=2\n' }],
  ['in -t plain -o old/there.txt', 0, '2 lines written to `old/there.txt`', { 'old/there.txt': 'f=1\nf=2\n' }],
  ['in/one.yml -t plain -o out/', 0, '1 file written to `out/`', { 'out/one.plain.txt': 'f=1\n' }],
  ['in/one.yml -t plain -o old', 0, '1 file written to `old`', { 'old/one.plain.txt': 'f=1\n' }],
  [
    'in -t plain,mini -o out',
    0,
    '4 files written to `out`',
    {
      'out/one.mini.txt': 'f=1\n',
      'out/one.plain.txt': 'f=1\n',
      'out/sub/two.mini.txt': 'f=2\n',
      'out/sub/two.plain.txt': 'f=2\n',
    },
  ],
  [
    'in --first-of plain,mini -o out',
    0,
    '2 files written to `out`',
    { 'out/one.plain.txt': 'f=1\n', 'out/sub/two.plain.txt': 'f=2\n' },
  ],
  [
    'in/*/two.yaml in/one.yml -t plain -o out',
    0,
    '2 files written to `out`',
    { 'out/one.plain.txt': 'f=1\n', 'out/sub/two.plain.txt': 'f=2\n' },
  ],
  ['in/../in/*.yml -t plain -o out/', 0, '1 file written to `out/`', { 'out/one.plain.txt': 'f=1\n' }],
  ['typo.yml -t plain -o out/', 1, '0 files written to `out/`', {}],
  ['typo.yml -t plain -o out.spl', 1, '`out.spl` was not written: 1 rule failed: `typo.yml`', {}],
  [
    'several.yml -t plain -o out',
    1,
    '7 files written to `out`',
    {
      'out/several-5.plain.txt': 'f=5\n',
      [`out/several-${id}.plain.txt`]: 'f=4\n',
      'out/several-7.plain.txt': 'f=7\n',
      'out/several-FIRST-2.plain.txt': 'f=2\n',
      'out/several-first.plain.txt': 'f=1\n',
      [`out/several-${'long-'.repeat(16).slice(0, -1)}.plain.txt`]: 'f=8\n',
      'out/several-x.plain.txt': 'f=3\n',
    },
  ],
]

test.each(rows)('convert %s', async (args, code, said, written) => {
  const cwd = folderWith(files)
  const before = filesIn(cwd)
  const outcome = await invoke(`convert ${args}`, { cwd })
  const changed = Object.entries(filesIn(cwd)).filter(([name, text]) => before[name] !== text)
  expect({
    code: outcome.code,
    stdout: outcome.stdout,
    said: outcome.stderr.trimEnd().split('\n').at(-1),
    written: Object.fromEntries(changed),
  }).toEqual({ code, stdout: '', said, written })
})

test('a query file has the extension of its backend', async () => {
  const cwd = folderWith({ 'one.yml': rule('One', 'f: 1') })
  const { targets } = await import('./targets.js')
  const others = new Map([...targets].map(([name, backend]) => [name, { ...backend, extension: 'query' }]))
  await invoke('convert one.yml -t plain -o out/', { cwd, targets: others })
  expect(Object.keys(filesIn(cwd))).toEqual(['one.yml', 'out/one.plain.query'])
})

test('a format may name its files by its own convention', async () => {
  const head = 'id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93\ndate: 2026-01-02\nauthor: Ann\n'
  const cwd = folderWith({ 'in/Sub-Folder/My Rule.v2.yml': rule('One', 'f: 1', head) })
  const { code } = await invoke('convert in -t kql,eql --format toml -o out/', { cwd, targets: backends })
  expect(code).toBe(0)
  expect(Object.keys(filesIn(cwd)).slice(1)).toEqual([
    'out/Sub-Folder/my_rule_v2_eql.toml',
    'out/Sub-Folder/my_rule_v2_kql.toml',
  ])
})

test('names the output of standard input', async () => {
  const cwd = folderWith({})
  await invoke('convert - -t plain -o out/', { cwd, stdin: [Buffer.from(rule('One', 'f: 1'))] })
  expect(filesIn(cwd)).toEqual({ 'out/stdin.plain.txt': 'f=1\n' })
})

test('--json --output writes the lines to the file', async () => {
  const cwd = folderWith(files)
  const { stdout } = await invoke('convert in typo.yml -t plain --json', { cwd })
  const outcome = await invoke('convert in typo.yml -t plain --json -o out', { cwd })
  expect({ outcome, written: filesIn(cwd).out }).toEqual({
    outcome: { code: 1, stdout: '', stderr: '' },
    written: stdout,
  })
})

test('--output - is standard output', async () => {
  expect(await invoke('convert in/one.yml -t plain -o -', { files })).toEqual({ code: 0, stdout: 'f=1\n', stderr: '' })
})

const one = rule('One', 'f: 1')

/** Each row: inputs, the place for the output, and why nothing is written. */
const refusals: readonly (readonly [claim: string, files: Files, args: string, message: string])[] = [
  [
    'two folders',
    { 'a/x.yml': one, 'b/x.yml': one },
    'a b -t plain -o out/',
    '`a/x.yml` and `b/x.yml` would both be written to `out/x.plain.txt`; rename one, or convert them separately',
  ],
  [
    'two endings',
    { 'a/x.yml': one, 'a/x.yaml': one },
    'a -t plain -o out/',
    '`a/x.yaml` and `a/x.yml` would both be written to `out/x.plain.txt`; rename one, or convert them separately',
  ],
  [
    'letter case alone',
    { 'a/x.yml': one, 'b/X.yml': one },
    'a b -t plain -o out/',
    '`a/x.yml` and `b/X.yml` would both be written to `out/X.plain.txt`; rename one, or convert them separately',
  ],
  [
    'the name of a rule',
    { 'a.yml': [named('b', 1), named('c', 2)].join('---\n'), 'a-b.yml': one },
    'a.yml a-b.yml -t plain -o out/',
    '`a-b.yml` and `a.yml` would both be written to `out/a-b.plain.txt`; rename one, or convert them separately',
  ],
]

test.each(refusals)('rejects outputs that differ only in %s', async (_, inputs, args, message) => {
  const cwd = folderWith(inputs)
  const { code, stderr } = await invoke(`convert ${args}`, { cwd })
  expect({ code, said: stderr.split('\n').slice(-3), files: filesIn(cwd) }).toEqual({
    code: 2,
    said: [`sigmacast: ${message}`, 'See `sigmacast convert --help`.', ''],
    files: inputs,
  })
})

test('never overwrites a rule', async () => {
  const cwd = folderWith({ 'one.yml': one })
  for (const args of ['-o one.yml', '-o ./one.yml --json']) {
    expect(await invoke(`convert one.yml -t plain ${args}`, { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `sigmacast: the output \`${join(cwd, 'one.yml')}\` is also an input\nSee \`sigmacast convert --help\`.\n`,
    })
  }
  expect(filesIn(cwd)).toEqual({ 'one.yml': one })
})

test('reports an output that cannot be written', async () => {
  const cwd = folderWith({ 'one.yml': one, file: '' })
  expect(await invoke('convert one.yml -t plain -o file/x/', { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `sigmacast: cannot write \`${join(cwd, 'file/x/one.plain.txt')}\`: not a directory\nSee \`sigmacast convert --help\`.\n`,
  })
})
