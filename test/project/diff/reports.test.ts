import { expect, test } from 'vitest'
import { exampleText } from '../../../src/cli/commands/diff/example-text.js'
import { streamText } from '../../../src/cli/commands/diff/stream-text.js'
import { invoke } from '../../cli/invoke.js'
import { repositoryWith } from '../git-repository.js'
import { before, type Change, diffJson, type Files, rule, write } from './edited-repository.js'

test.each([
  ['--breaking --exit-code', 1, ['A']],
  ['--exit-code', 1, ['A', 'B']],
])('diff %s ends with %i and shows %j', async (flags, code, titles) => {
  const cwd = repositoryWith(before)
  write(cwd, {
    'rules/a.yml': rule('A', 11, '{ f: x }', 'level: low\n'),
    'rules/b.yml': rule('B', 12, '{ f: [x, z] }'),
  })
  const result = await diffJson(cwd, flags)
  expect({ code: result.code, titles: result.rules.map(({ title }: Change) => title) }).toEqual({ code, titles })
})

test('reports for programs have an entry per changed rule, with a warning if it may find less', async () => {
  const cwd = repositoryWith(before)
  write(cwd, {
    'rules/a.yml': rule('A', 11, '{ f: x }', 'level: low\n'),
    'rules/b.yml': rule('B', 12, '{ f: [x, z] }'),
  })
  const { stdout } = await invoke('diff --reporter github', { cwd })
  expect(stdout).toBe(
    '::warning file=rules/a.yml,line=1,col=1,endColumn=1,title=rule-changed::"A" changed: narrower: no longer finds {"f": "y"}; one updated, exact\n' +
      '::notice file=rules/b.yml,line=1,col=1,endColumn=1,title=rule-changed::"B" changed: wider: now also finds {"f": "z"}; one updated, exact\n',
  )
  const sarif = JSON.parse((await invoke('diff --reporter sarif', { cwd })).stdout)
  expect(sarif.runs[0].results.map(({ level }: { level: string }) => level)).toEqual(['warning', 'note'])
  expect((await invoke('diff --reporter junit', { cwd })).stdout).toContain('<testcase')
  expect(JSON.parse((await invoke('diff --reporter gitlab', { cwd })).stdout)).toHaveLength(2)
})

test('hostile titles stay text in Markdown', async () => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/c.yml': rule('"a | <b> @team [x](javascript:y) ```"', 13, '{ g: x }') })
  const { stdout } = await invoke('diff --reporter markdown', { cwd })
  const [line = ''] = stdout.split('\n').filter((text) => text.includes('New'))
  expect(line).not.toMatch(/<b>|@team|\[x\]|```/)
  expect(line.split(' | ')).toHaveLength(3)
})

test.each([
  ['rows', 300, 40],
  ['queries', 60, 400],
])('a comment with long %s has at most 65,536 characters, and counts the rest', async (_, title, values) => {
  const list = (text: string, length: number): string => Array.from({ length }, (_, at) => `${text}${at}`).join()
  const written = (text: string): Files =>
    Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => {
        // The query of the second rule is too long; it leaves room for those after it.
        const detection = `{ f: [${list(text, at === 1 ? 4_000 : values)}] }`
        return [`rules/${at}.yml`, rule('_'.repeat(title), at + 20, detection)]
      }),
    )
  const cwd = repositoryWith({ ...before, ...written('x') })
  write(cwd, written('y'))
  const { stdout } = await invoke('diff --reporter markdown', { cwd })
  const rows = stdout.split('\n').filter((line) => line.startsWith('| **')).length
  const blocks = stdout.split('<details>').length - 1
  expect(stdout.length).toBeLessThan(65_536)
  expect(/^and (\d+) more$/m.exec(stdout)?.[1]).toBe(rows === 50 ? undefined : String(50 - rows))
  expect(/^The queries or artifacts of (\d+) more rules changed\.$/m.exec(stdout)?.[1]).toBe(String(rows - blocks))
  expect([rows > 20, rows < 50, blocks > 1]).toEqual([true, title === 300, title === 60])
})

test.each([
  [[['00:00:00', 1]], 'a stream of 1 event: {"f": 1} at 0s'],
  [
    [
      ['00:00:00', 1],
      ['00:30:00', 1],
      ['01:30:00', 2],
    ],
    'a stream of 3 events: {"f": 1} at 0s, 30m, {"f": 2} at 1h 30m',
  ],
  [
    ['00:00:00', '00:00:00', '00:00:00', '00:00:00', '01:00:01'].map((time) => [time, 1] as const),
    'a stream of 5 events: {"f": 1} at 0s (4 times), 1h 1s',
  ],
  [
    ['00:00:00', '00:00:01', '00:00:02', '00:00:03', '00:00:04'].map((time) => [time, 1] as const),
    'a stream of 5 events: {"f": 1} 5 times from 0s to 4s',
  ],
  [
    ['00:00:00', '00:00:01', '00:00:02', '00:00:03', '00:00:04'].map((time, at) => [time, at] as const),
    'a stream of 5 events: {"f": 0} at 0s, {"f": 1} at 1s, {"f": 2} at 2s, {"f": 3} at 3s, … until 4s',
  ],
] as const)('writes the stream %j by runs of equal events', (events, text) => {
  expect(streamText(events.map(([time, f]) => ({ '@timestamp': `2026-01-01T${time}.000Z`, f })))).toBe(text)
})

test('writes an event on one line with even spaces', () => {
  expect(exampleText({ a: 'x\ny { z', b: { c: [1, {}], d: {} } })).toBe(
    '{"a": "x\\ny { z", "b": {"c": [1, {}], "d": {}}}',
  )
})

test.each([
  ['--against nowhere', 'git knows no revision `nowhere`; in CI, fetch it before the comparison'],
  ['--against --upload-pack=x', '`--against` requires a value: `--against <revision>`'],
  ['--reporter sarf', 'unknown reporter `sarf`; did you mean `sarif`?'],
  ['two', 'there is no output `two`; the outputs are one'],
])('diff %s is a usage error', async (flags, message) => {
  const { code, stderr } = await invoke(`diff ${flags}`, { cwd: repositoryWith(before) })
  expect({ code, stderr }).toEqual({ code: 2, stderr: `sigmacast: ${message}\nSee \`sigmacast diff --help\`.\n` })
})
