import { describe, expect, test } from 'vitest'
import { parseEvents } from '../../../src/project/test/events/read-event-file.js'
import { runTests } from '../../../src/project/test/run-tests.js'
import { placed } from '../../diagnostics/placed.js'
import { folderWith } from '../repository.js'

const rule = 'title: t\nlogsource: { category: test }\ndetection: { s: { a: b }, condition: s }\n'

/** The results of a test file, and of files of events beside it. */
async function outcome(text: string, files: Readonly<Record<string, string>> = {}) {
  const { tests, diagnostics } = await runTests(['.'], {
    cwd: folderWith({ 'r.yml': rule, 'r.test.yml': text, ...files }),
    coverage: true,
  })
  return [...tests.map(({ isPassed }) => isPassed), ...diagnostics.map(placed)]
}

describe('a hostile test file', () => {
  test.each([
    ['without a document', '', ['1:1 error not-a-test-file']],
    ['with a broken text', 'tests: [', ['1:8 error yaml-syntax']],
    [
      'with names of the prototype',
      'tests: [{ event: { __proto__: { a: b }, constructor: 1 }, expect: no-match }]',
      [true],
    ],
    ['with an event without fields', 'tests: [{ event: {}, expect: no-match }]', [true]],
    ['with a field that is null', 'tests: [{ event: { a: }, expect: no-match }]', [true]],
    ['with a rule that is a folder', 'rule: .\ntests: [{ event: {}, expect: match }]', ['1:7 error tested-rule']],
    ['with a file outside', 'tests: [{ file: ../../../../nothing.json, expect: match }]', ['1:17 error test-events']],
    ['with a folder of events', 'tests: [{ file: x.json, expect: match }]', ['1:1 error unreadable-file'], 'x.json/y'],
    ['with a list that is a map', 'tests: { a: b }', ['1:8 error wrong-type']],
    [
      'with a time out of range',
      'tests: [{ at: 9999999999999999, event: {}, expect: match }]',
      ['1:15 error bad-test-time'],
    ],
  ])('%s', async (_, text, expected, file?: string) => {
    expect(await outcome(text, file === undefined ? {} : { [file]: '' })).toEqual(expected)
  })

  test('has deep events', async () => {
    const deep = `${'{"x":'.repeat(20_000)}{"a":"b"}${'}'.repeat(20_000)}`
    expect(await outcome('tests: [{ file: e.json, expect: no-match }]', { 'e.json': deep })).toEqual([true])
  })
})

describe('hostile events', () => {
  const codesOf = (name: string, text: string) => {
    const events = parseEvents({ name, text })
    return 'code' in events ? placed(events) : events.length
  }

  test.each([
    ['quotes', 'e.json', `{"a": 1} ${'"\\"'.repeat(100_000)}`, '1:10 error test-events'],
    ['braces', 'e.json', '{'.repeat(100_000), '1:1 error test-events'],
    ['a long text', 'e.json', `{"a":"${'x\\"'.repeat(200_000)}"}{"a":"${'y'.repeat(500_000)}"}`, 2],
    ['many values', 'e.json', '{"a":1}'.repeat(50_000), 50_000],
    ['an open quote', 'e.csv', `a\n"${'""x'.repeat(100_000)}`, '2:1 error test-events'],
    ['many empty lines', 'e.ndjson', '\n'.repeat(100_000), '1:1 error test-events'],
  ])('with %s are read or reported', (_, name, text, expected) => {
    expect(codesOf(name, text)).toBe(expected)
  })
})
