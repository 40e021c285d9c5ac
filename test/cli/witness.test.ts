import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, folderWith, invoke, rule } from './invoke.js'

const files: Files = {
  'one.yml': rule('One', 'f|endswith: .exe'),
  'two.yml': rule('Two', 'g.h: 2', 'id: 7f3f0a7c-1f6f-4f4e-9d0a-0d8e6f6f2a11\n'),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'never.yml': rule('Never', 'f: 1').replace('condition: selection', 'condition: selection and not selection'),
  'filter.yml':
    'title: Not b\nlogsource: {category: test}\nfilter:\n  rules: any\n  b: {f: b.exe}\n  condition: not b\n',
  'names.yml': 'name: names\ntransformations: [{type: field_name_mapping, mapping: {f: process.name}}]\n',
  'folder/empty.txt': '',
}

const lines = (stdout: string): readonly Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

test('prints one JSON line per event, matching events first', async () => {
  const { code, stdout, stderr } = await invoke('witness two.yml --events 3', { files })
  const rule = { id: '7f3f0a7c-1f6f-4f4e-9d0a-0d8e6f6f2a11', title: 'Two', name: null }
  expect({ code, stderr, lines: lines(stdout) }).toEqual({
    code: 0,
    stderr: '',
    lines: [
      { file: 'two.yml', rule, number: 1, matches: true, about: 'satisfies the whole rule', event: { g: { h: 2 } } },
      {
        file: 'two.yml',
        rule,
        number: 2,
        matches: true,
        about: 'satisfies `g.h: 2`: another value',
        event: { g: { h: '2' } },
      },
      { file: 'two.yml', rule, number: 3, matches: false, about: 'misses `g.h: 2`: one more', event: { g: { h: 3 } } },
    ],
  })
})

test.each([
  ['matching', [true]],
  ['near-misses', [false]],
])('--only %s', async (only, verdicts) => {
  const { stdout } = await invoke(`witness one.yml --only ${only} --events 6`, { files })
  const found = lines(stdout).map(({ matches }) => matches)
  expect([found.length, ...new Set(found)]).toEqual([6, ...verdicts])
})

test('--events-only prints only the events', async () => {
  const { stdout } = await invoke('witness one.yml --events-only --events 2', { files })
  expect(lines(stdout).map((event) => Object.keys(event))).toEqual([['f'], ['f']])
})

test('uses the field names of a pipeline', async () => {
  const { stdout } = await invoke('witness one.yml -p names.yml --events 1 --events-only', { files })
  expect(lines(stdout)).toEqual([{ process: { name: '.exe' } }])
})

test('a filter among the files excludes events, and has no events', async () => {
  const { code, stdout } = await invoke('witness one.yml filter.yml --only near-misses', { files })
  const found = lines(stdout)
  expect({ code, files: new Set(found.map(({ file }) => file)) }).toEqual({ code: 0, files: new Set(['one.yml']) })
  expect(found.map(({ about }) => about)).toContain('excluded by `f: "b.exe"`')
})

test('the same seed generates the same lines, another seed others', async () => {
  const [first, again, other] = await Promise.all(
    ['', ' --seed 1', ' --seed 2'].map((seed) => invoke(`witness one.yml${seed}`, { files })),
  )
  expect(first).toEqual(again)
  expect(first?.stdout).not.toBe(other?.stdout)
})

test('reads standard input', async () => {
  const stdin = [new TextEncoder().encode(rule('One', 'f: 1'))]
  const { stdout } = await invoke('witness - --events 1', { stdin })
  expect(lines(stdout).map(({ file, event }) => [file, event])).toEqual([['<stdin>', { f: 1 }]])
})

test('writes a file, and does not overwrite its input', async () => {
  const cwd = folderWith(files)
  const { code, stdout, stderr } = await invoke('witness one.yml two.yml -o new/events.jsonl --events 4', { cwd })
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: '',
    stderr: '2 rules: 4 matching events, 4 near misses\n',
  })
  expect(lines(readFileSync(join(cwd, 'new/events.jsonl'), 'utf8')).length).toBe(8)
  const overwriting = await invoke('witness one.yml -o one.yml', { cwd })
  expect([overwriting.code, readFileSync(join(cwd, 'one.yml'), 'utf8')]).toEqual([2, files['one.yml']])
})

test('a rule with errors has no events, and does not affect others', async () => {
  const { code, stdout, stderr } = await invoke('witness one.yml typo.yml --events 2', { files })
  expect({ code, lines: lines(stdout).length, said: stderr.split('\n')[0] }).toEqual({
    code: 1,
    lines: 2,
    said: 'typo.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
  })
})

test.each([
  ['', 0],
  [' --strict', 1],
])('a rule that nothing matches is a warning, which counts under --strict:%s', async (flag, code) => {
  const found = await invoke(`witness never.yml${flag}`, { files })
  expect({ ...found, stderr: found.stderr.split('\n')[0] }).toEqual({
    code,
    stdout: '',
    stderr: 'never.yml:3:1 warning no-matching-event: found no event that the rule matches',
  })
})

test('escapes control characters of rules', async () => {
  const { stdout } = await invoke('witness - --events 4', {
    stdin: [new TextEncoder().encode(rule('One', 'f: "\\e[2J\\u009b\\x7f"'))],
    terminals: ['stdout'],
  })
  expect(stdout).not.toMatch(/[^\P{Cc}\n]/u)
  expect(lines(stdout)[0]?.event).toEqual({ f: '\u001b[2J\u009b\u007f' })
})
