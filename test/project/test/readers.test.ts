import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runTests } from '../../../src/project/test/run-tests.js'
import type { TestRun } from '../../../src/project/test/test-run.js'
import { placed } from '../../diagnostics/placed.js'
import { folderWith } from '../repository.js'

const rule = (title: string, item: string, head = ''): string =>
  `title: ${title}\n${head}logsource: { category: test }\ndetection:\n  selection:\n    ${item}\n  condition: selection\n`

const LOGIN = rule(
  'Failed login',
  'action: login-failed',
  'id: 929a690e-bef0-4204-a928-ef5e620d6fcc\nname: failed_login\n',
)

/** Each test with its rule and its result, and all diagnostics that are not about a failed test. */
const outcome = ({ tests, diagnostics, isFine }: TestRun) => ({
  tests: tests.map(
    ({ file, name, rule: { title }, isPassed }) => `${isPassed ? 'pass' : 'fail'} ${file} ${name}: ${title}`,
  ),
  diagnostics: diagnostics.map(
    (diagnostic) => `${diagnostic.source.name}:${placed(diagnostic)}: ${diagnostic.message}`,
  ),
  isFine,
})

const run = async (files: Readonly<Record<string, string>>, paths = ['.']) =>
  outcome(await runTests(paths, { cwd: folderWith(files) }))

describe('test files', () => {
  test('test the rule beside them, or the one that they name', async () => {
    const files = {
      'rules/login.yml': LOGIN,
      'rules/other.yml': rule('Other', 'action: other'),
      'rules/login.test.yml': `tests:
  - { name: beside, event: { action: login-failed }, expect: match }
  - { event: { action: login }, expect: no-match }
  - { name: by file, rule: other.yml, event: { action: other }, expect: match }
  - { name: by title, rule: Other, events: [{ action: other }, { action: OTHER }], expect: match }
`,
      'tests/anywhere.yml': `rule: failed_login
tests:
  - { name: by name, event: { action: login-failed }, expect: match }
  - { name: by id, rule: 929A690E-BEF0-4204-A928-EF5E620D6FCC, event: { action: login-failed }, expect: match }
---
rule: other
tests: [{ name: wrong, event: { action: other }, expect: no-match }]
`,
    }
    expect(await run(files)).toEqual({
      tests: [
        'pass rules/login.test.yml beside: Failed login',
        'pass rules/login.test.yml test 2: Failed login',
        'pass tests/anywhere.yml by name: Failed login',
        'pass tests/anywhere.yml by id: Failed login',
        'pass rules/login.test.yml by file: Other',
        'pass rules/login.test.yml by title: Other',
        'fail tests/anywhere.yml wrong: Other',
      ],
      diagnostics: [],
      isFine: false,
    })
  })

  test.each(['rules/login.yml', 'rules/login.test.yml'])('run with %s alone', async (path) => {
    const files = {
      'rules/login.yml': LOGIN,
      'rules/login.test.yml': 'tests: [{ name: one, event: { action: login-failed }, expect: match }]\n',
    }
    const tests = ['pass rules/login.test.yml one: Failed login']
    expect(await run(files, [path])).toEqual({ tests, diagnostics: [], isFine: true })
  })
})

test('events in a test file keep all digits of whole numbers', async () => {
  const files = {
    'big.yml': rule('Big', 'n: 9007199254740993'),
    'big.test.yml': `tests:
  - { event: { n: 9007199254740993 }, expect: match }
  - { event: { n: [{ m: 1 }, 9007199254740992] }, expect: no-match }
`,
  }
  expect((await run(files)).isFine).toBe(true)
})

describe('events in files', () => {
  const testOf = (file: string, expected = 'match'): string =>
    `tests: [{ name: one, file: ${file}, expect: ${expected} }]\n`
  const passed = { tests: ['pass login.test.yml one: Failed login'], diagnostics: [], isFine: true }

  test.each([
    ['one event in JSON', 'e.json', '{"action": "login-failed"}'],
    ['a list in JSON', 'e.json', '[{"action": "login-failed"}, {"action": "LOGIN-failed"}]'],
    ['several events in JSON', 'e.json', '\uFEFF{"action": "login-failed", "a": "}{\\""}\n{"action":\n"login-failed"}'],
    ['NDJSON', 'e.ndjson', '{"action": "login-failed"}\r\n\r\n{"action": "login-failed"}\n'],
    ['JSON lines', 'e.jsonl', '{"action": "login-failed"}'],
    ['CSV', 'e.csv', 'action,text\nlogin-failed,"a ""b"", c\nd"\r\nlogin-failed,\n'],
  ])('can be %s', async (_, file, text) => {
    expect(await run({ 'login.yml': LOGIN, 'login.test.yml': testOf(file), [file]: text })).toEqual(passed)
  })

  test.each([
    ['e.json', '{"n": 9007199254740993}', '{"n": 9007199254740992}'],
    ['e.ndjson', '{"n":9007199254740993}\n', '{"n":9007199254740992}\n'],
    ['e.csv', 'n\n9007199254740993\n', 'n\n9007199254740992\n'],
  ])('keep all digits of whole numbers: %s', async (file, matching, other) => {
    const files = { 'login.yml': rule('Failed login', 'n: 9007199254740993'), 'login.test.yml': testOf(file) }
    expect(await run({ ...files, [file]: matching })).toEqual(passed)
    expect((await run({ ...files, [file]: other })).isFine).toBe(false)
  })

  test('have no field for an empty cell of CSV', async () => {
    const files = {
      'rule.yml': rule('Empty', 'user: null'),
      'rule.test.yml': testOf('e.csv'),
      'e.csv': 'user,other\n,x\n',
    }
    expect((await run(files)).isFine).toBe(true)
  })

  test.each([
    ['e.json', '', 'e.json:1:1 error test-events: unusable events: the file contains no event'],
    ['e.json', '{"a": 1} {"b"', 'e.json:1:10 error test-events: unusable events: the text is not valid JSON'],
    ['e.json', '[1]', 'e.json:1:1 error test-events: unusable events: an event must be a map of fields'],
    ['e.ndjson', '{"a": 1}\n[]\n', 'e.ndjson:2:1 error test-events: unusable events: an event must be a map of fields'],
    ['e.ndjson', '{"a": 1}\nno\n', 'e.ndjson:2:1 error test-events: unusable events: the line is not valid JSON'],
    ['e.csv', 'a,a\n1,2\n', 'e.csv:1:1 error test-events: unusable events: two columns are named `a`'],
    ['e.csv', 'a\n1,2\n', 'e.csv:2:1 error test-events: unusable events: the row has 2 cells, and the header 1'],
    [
      'e.csv',
      'a\n"b\n',
      'e.csv:2:1 error test-events: unusable events: a quote is not closed, or a cell goes on after its quote',
    ],
    ['e.txt', 'x', 'login.test.yml:1:28 error test-events: unusable events: `e.txt` is no file of events'],
  ])('are reported if they are wrong: %s %j', async (file, text, message) => {
    const files = { 'login.yml': LOGIN, 'login.test.yml': testOf(file), [file]: text }
    expect(await run(files)).toEqual({ tests: [], diagnostics: [message], isFine: false })
  })

  test('are reported if their file does not exist', async () => {
    const files = { 'login.yml': LOGIN, 'login.test.yml': testOf('event.json'), 'events.json': '{}' }
    const message = 'login.test.yml:1:28 error test-events: unusable events: `event.json` does not exist'
    expect(await run(files)).toEqual({ tests: [], diagnostics: [message], isFine: false })
  })

  test('are reported if they are not UTF-8', async () => {
    const files = { 'login.yml': LOGIN, 'login.test.yml': testOf('e.json'), 'e.json': '{\0"\0a\0"\0:\0"\0b\0"\0}\0' }
    const { diagnostics } = await run(files)
    expect(diagnostics.map((text) => text.split(': ')[0])).toEqual(['e.json:1:1 error invalid-utf8'])
  })
})

describe('lists of events', () => {
  test('are positive and negative by rule', async () => {
    const files = {
      'rules/login.yml': LOGIN,
      'tests/all.yml': `929a690e-bef0-4204-a928-ef5e620d6fcc:
  positive: [{ action: login-failed }, { name: twice, event: { action: login-failed } }]
  negative: [{ action: login }, { action: login-failed }]
`,
    }
    expect(await run(files)).toEqual({
      tests: [
        'pass tests/all.yml positive 1: Failed login',
        'pass tests/all.yml positive 2: Failed login',
        'pass tests/all.yml negative 1: Failed login',
        'fail tests/all.yml negative 2: Failed login',
      ],
      diagnostics: [],
      isFine: false,
    })
  })

  test.each([
    ['tests/failed_login.yml', ''],
    ['tests/login_test.yml', ''],
    ['tests/929a690e-bef0-4204-a928-ef5e620d6fcc.yml', ''],
    ['tests/x.yml', 'rule_id: 929a690e-bef0-4204-a928-ef5e620d6fcc\n'],
    ['tests/x.yml', 'rule: failed_login\n'],
  ])('belong to the rule that %s names, with %j', async (file, head) => {
    const files = { 'rules/login.yml': LOGIN, [file]: `${head}positive: [{ action: login-failed }]\nnegative:\n` }
    const tests = [`pass ${file} positive 1: Failed login`]
    expect(await run(files)).toEqual({ tests, diagnostics: [], isFine: true })
  })

  test('are reported if they contain no events', async () => {
    const files = { 'login.yml': LOGIN, 'tests/failed_login.yml': 'positive: { a: b }\nnegative: [1]\n' }
    expect((await run(files)).diagnostics).toEqual([
      'tests/failed_login.yml:1:11 error test-events: unusable events: `positive` must be a list of events; this is a map',
      'tests/failed_login.yml:2:12 error test-events: unusable events: an event must be a map of fields; this is a number',
    ])
  })
})

describe('labelled files', () => {
  test('are true and false positives of the rule that their folder names or contains', async () => {
    const files = {
      'rules/login.yml': LOGIN,
      'tests/login/tp_1.json': '{"action": "login-failed"}',
      'tests/failed_login/fp_backup.ndjson': '{"action": "login"}\n{"action": "login-failed"}\n',
      'other/rule.yml': rule('Other', 'action: other'),
      'other/true_positive.json': '{"action": "other"}',
      'other/tests.json': '{"action": "no label"}',
    }
    expect(await run(files)).toEqual({
      tests: [
        'pass other/true_positive.json true_positive: Other',
        'fail tests/failed_login/fp_backup.ndjson fp_backup: Failed login',
        'pass tests/login/tp_1.json tp_1: Failed login',
      ],
      diagnostics: [],
      isFine: false,
    })
  })

  test('are reported without a rule', async () => {
    const files = { 'rules/login.yml': LOGIN, 'tests/logon/tp_1.json': '{"action": "login-failed"}' }
    expect(await run(files)).toEqual({
      tests: [],
      diagnostics: [
        'tests/logon/tp_1.json:1:1 error tested-rule: cannot find the rule to test: there is no rule `logon` or `tests`',
      ],
      isFine: false,
    })
  })

  test('may be the only files of a folder', async () => {
    const files = { 'rules/login.yml': LOGIN, 'tests/login/tp_1.json': '{"action": "login-failed"}' }
    expect((await run(files, ['rules', 'tests'])).isFine).toBe(true)
  })
})

describe('regression data', () => {
  const info = (count: number | undefined, path: string): string => `id: 61017761-38ab-4224-a43f-6cc53b67e374
rule_metadata:
    - id: 929a690e-bef0-4204-a928-ef5e620d6fcc
      title: Failed login
regression_tests_info:
    - name: Positive Detection Test
      type: evtx
${count === undefined ? '' : `      match_count: ${count}\n`}      path: regression_data/${path}.evtx
`
  const event = { Event: { System: { EventID: 1 }, EventData: { action: 'login-failed' } } }
  const files = (count?: number) => ({
    'rules/login.yml': LOGIN,
    'regression_data/login/info.yml': info(count, 'rules/929a690e'),
    'regression_data/login/929a690e.json': `${JSON.stringify(event, null, 2)}\n${JSON.stringify(event, null, 2)}`,
  })
  const result = (word: string) => [`${word} regression_data/login/info.yml Positive Detection Test: Failed login`]

  test.each([
    [undefined, 'pass'],
    [1, 'pass'],
    [2, 'pass'],
    [3, 'fail'],
    [0, 'fail'],
  ])('expects at least the number of matches: %s', async (count, word) => {
    expect(await run(files(count))).toEqual({ tests: result(word), diagnostics: [], isFine: word === 'pass' })
  })

  test('is reported without events in JSON', async () => {
    const { 'regression_data/login/929a690e.json': _, ...rest } = files()
    expect((await run(rest)).diagnostics).toEqual([
      'regression_data/login/info.yml:8:13 error test-events: unusable events: no JSON file named `929a690e`',
    ])
  })
})

describe('runTests', () => {
  test('rejects a path without files', async () => {
    await expect(runTests(['nowhere'], { cwd: folderWith({}) })).rejects.toThrow('`nowhere` does not exist')
    await expect(runTests(['.'], { cwd: folderWith({ 'a.txt': '' }) })).rejects.toThrow(
      '`.` contains no .yml or .yaml file',
    )
  })

  test('fails tests of rules with errors, and reports the errors', async () => {
    const files = {
      'login.yml': LOGIN.replace('condition: selection', 'condition: selektion'),
      'login.test.yml': 'tests: [{ name: one, event: { action: login-failed }, expect: match }]\n',
    }
    const result = await runTests(['.'], { cwd: folderWith(files) })
    expect(outcome(result)).toEqual({
      tests: ['fail login.test.yml one: Failed login'],
      diagnostics: [],
      isFine: false,
    })
    expect(result.tests[0]?.diagnostic?.message).toBe('one: the rule has errors')
    expect(result.rules.flatMap(({ diagnostics }) => diagnostics.map(placed))).toEqual(['8:14 error unknown-selection'])
  })

  test('reads absolute paths', async () => {
    const folder = folderWith({
      'login.yml': LOGIN,
      'login.test.yml': 'tests: [{ name: one, event: { action: login-failed }, expect: match }]\n',
    })
    expect((await runTests([resolve(folder)])).isFine).toBe(true)
  })
})
