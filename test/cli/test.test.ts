import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { filesIn, folderWith, invoke, rule } from './invoke.js'

const LOGIN = rule('Failed login', 'action: login-failed')
const passing = 'tests: [{ name: one, event: { action: login-failed }, expect: match }]\n'
const failing = 'tests: [{ name: one, event: { action: [login, other] }, expect: match }]\n'

const FAILED = `FAIL  login.test.yml:1:17 › one: expected a match, but the rule does not match
      selection                  ✗
        action: "login-failed"   ✗  "login" and 1 more
`

describe('test', () => {
  test('exits with 0 if all tests pass', async () => {
    const files = { 'login.yml': LOGIN, 'login.test.yml': passing, 'other.yml': rule('Other', 'a: b') }
    expect(await invoke('test .', { files })).toEqual({
      code: 0,
      stdout: '1 of 1 test passed, 2 rules, 1 without a test\n',
      stderr: '',
    })
  })

  test('shows the parts of the rule of a failed test', async () => {
    const files = { 'login.yml': LOGIN, 'login.test.yml': failing }
    const { code, stdout, stderr } = await invoke('test .', { files })
    expect({ code, stdout: stdout.replace(/ +(?=[✓✗])/g, ' '), stderr }).toEqual({
      code: 1,
      stdout: `${FAILED}0 of 1 test passed, 1 rule\n`.replace(/ +(?=[✓✗])/g, ' '),
      stderr: '',
    })
  })

  test('marks the parts that are the reasons', async () => {
    const files = {
      'r.yml': `title: R
logsource: { category: test }
detection:
  any: { action: [a, b] }
  both: { c: 1, d: 2 }
  filter: { user: [ann, bob] }
  condition: any and both and not filter
`,
      'r.test.yml': 'tests: [{ name: one, event: { action: a, c: 1, d: 3, user: ann }, expect: match }]\n',
    }
    const { stdout } = await invoke('test .', { files })
    expect(stdout.split('\n').slice(1, -2)).toEqual([
      '      any: one of         ✓',
      '        action: "a"       ✓  "a"',
      '        action: "b"       ✗  "a"',
      '    > both                ✗',
      '        c: 1              ✓  1',
      '    >   d: 2              ✗  3',
      '    > not filter: one of  ✗',
      '    >   user: "ann"       ✓  "ann"',
      '        user: "bob"       ✗  "ann"',
    ])
  })

  test('shortens values to the width of a terminal', async () => {
    const files = {
      'r.yml': rule('R', `command: '${'c'.repeat(120)}'`),
      'r.test.yml': `tests: [{ name: one, event: { command: '${'x'.repeat(120)}' }, expect: match }]\n`,
    }
    const widths = []
    for (const columns of [60, 80, 160, 400]) {
      const { stdout } = await invoke('test .', { files, terminals: ['stdout'], columns, env: { NO_COLOR: '1' } })
      widths.push(
        Math.max(
          ...stdout
            .split('\n')
            .slice(1)
            .map((line) => line.length),
        ),
      )
    }
    expect(widths).toEqual([60, 80, 160, 211])
  })

  test('lists the tests that passed with --verbose', async () => {
    const { stdout } = await invoke('test . --verbose', { files: { 'login.yml': LOGIN, 'login.test.yml': passing } })
    expect(stdout).toBe('PASS  login.test.yml › one\n1 of 1 test passed, 1 rule\n')
  })

  test('reports mistakes in test files with their places', async () => {
    const files = { 'login.yml': LOGIN, 'login.test.yml': passing.replace('event', 'evnt') }
    const { code, stdout, stderr } = await invoke('test .', { files })
    expect({ code, stdout, first: stderr.split('\n')[0] }).toEqual({
      code: 1,
      stdout: '0 of 0 tests passed, 1 rule, 1 without a test\n',
      first: 'login.test.yml:1:22 error unknown-key: `tests` has no key `evnt`',
    })
  })

  test('writes a JUnit test case and a JSON entry per test', async () => {
    const cwd = folderWith({ 'login.yml': LOGIN, 'login.test.yml': `${passing}---\n${failing}` })
    await invoke('test . --reporter junit=out.xml --reporter json=out.json', { cwd })
    const { 'out.xml': xml = '', 'out.json': json = '' } = filesIn(cwd)
    expect(xml.match(/<testcase [^>]*>|<failure [^>]*>/g)).toEqual([
      '<testcase name="one" classname="login.test"/>',
      '<testcase name="one" classname="login.test">',
      '<failure type="test-failed" message="one: expected a match, but the rule does not match">',
    ])
    const { rules } = JSON.parse(json)
    expect(rules.map((each: { test: string; status: string }) => [each.test, each.status])).toEqual([
      ['one', 'fine'],
      ['one', 'errors'],
    ])
  })

  test('fails with --coverage and --strict if a branch has no test', async () => {
    const files = {
      'r.yml': rule('R', 'action: [a, b]'),
      'r.test.yml': 'tests: [{ event: { action: a }, expect: match }]\n',
    }
    expect((await invoke('test . --coverage', { files })).code).toBe(0)
    const { code, stdout, stderr } = await invoke('test . --coverage --strict', { files })
    expect({ code, stdout, first: stderr.split('\n')[0] }).toEqual({
      code: 1,
      stdout: '1 of 1 test passed, 1 rule\ncoverage: 2 of 3 branches of 1 rule\n',
      first: 'r.yml:5:17 warning branch-untested: no test matches by `action: "b"`',
    })
  })

  test('writes first tests with --update, which cover the rule, and overwrites nothing', async () => {
    const cwd = folderWith({
      'r.yml': rule('R', 'action|contains: [a, b]'),
      'login.yml': LOGIN,
      'login.test.yml': passing,
      'never.yml': rule('Never', '{ f: a, f|exists: false }'),
    })
    expect((await invoke('test . --update', { cwd })).stdout).toBe(
      `1 of 1 test passed, 3 rules, 2 without a test
wrote r.test.yml
no test for "Never" (never.yml): no event can be generated for it
`,
    )
    expect(filesIn(cwd)['login.test.yml']).toBe(passing)
    const { code, stdout } = await invoke('test . --coverage', { cwd })
    expect({ code, coverage: stdout.split('\n').at(-2) }).toEqual({
      code: 0,
      coverage: 'coverage: 4 of 4 branches of 2 rules',
    })
    expect((await invoke('test . --update', { cwd })).stdout).toMatch(
      / passed, 3 rules, 1 without a test\nno test for /,
    )
  })

  test.each([
    ['event_count', 'condition: { gte: 3 }'],
    ['value_count', 'condition: { gte: 2, field: ip }'],
    ['value_avg', 'condition: { gt: 5, field: size }'],
    ['temporal_ordered', ''],
    ['temporal', ''],
  ])('writes first tests for a correlation of type %s, which pass', async (type, condition) => {
    const base = [rule('A', 'f: a', 'name: one\n'), rule('B', 'f: b', 'name: two\n')].join('---\n')
    const more = condition === '' ? '' : `, ${condition}`
    const rules = type.startsWith('temporal') ? 'one, two' : 'one'
    const cwd = folderWith({
      'base.yml': base,
      'many.yml': `title: Many\ncorrelation: { type: ${type}, rules: [${rules}], group-by: [user], timespan: 5m${more} }\n`,
    })
    const first = (await invoke('test . --update', { cwd })).stdout.split('\n')
    const { code, stdout } = await invoke('test .', { cwd })
    expect({ wrote: first.includes('wrote many.test.yml'), code, passed: stdout.split(' ')[0] }).toEqual({
      wrote: true,
      code: 0,
      passed: expect.stringMatching(/^[2-9]$/),
    })
  })

  test('writes first tests for the data of an output, with its filters and pipelines, which pass', async () => {
    const cwd = folderWith({
      'sigmacast.yml':
        'rules: rules\nfilters: filters\noutputs: { one: { target: plain, path: one.txt, pipelines: p.yml } }\n',
      'p.yml': 'transformations: [{ type: field_name_mapping, mapping: { f: g } }]\n',
      'rules/a.yml': rule('A', 'f|contains: a', 'name: one\n'),
      'rules/b.yml': rule('B', 'f|contains: a', 'name: two\n'),
      'rules/many.yml':
        'title: Many\ncorrelation: { type: event_count, rules: [two], group-by: [f], timespan: 5m, condition: { gte: 2 } }\n',
      'filters/no.yml': `title: No\nlogsource: { category: test }\nfilter: { rules: any, s: { f: '*a' }, condition: not s }\n`,
    })
    await invoke('test --update --data-of one', { cwd })
    const { code, stdout } = await invoke('test --data-of one', { cwd })
    expect({ code, stdout: stdout.replace(/^\d+ of \d+/, 'n of n') }).toEqual({
      code: 0,
      stdout: 'n of n tests passed, 2 rules\n',
    })
    const files = filesIn(cwd)
    expect([files['rules/a.test.yml'], files['rules/many.test.yml']].map((text) => /^ +g: /m.test(text ?? ''))).toEqual(
      [true, true],
    )
  })

  test('names the rules for which --update writes no test, with the reason, and counts the others', async () => {
    const two = ['One', 'Two'].map((title) => rule(title, 'f: 1', `id: 1111${title}\n`)).join('---\n')
    const many = Array.from({ length: 12 }, (_, at) => [`z${10 + at}.yml`, rule('Z', '{ f: a, f|neq: a }')])
    const files = { 'two.yml': two, ...Object.fromEntries(many) }
    const { stdout } = await invoke('test . --update', { files })
    expect(stdout.split('\n').slice(1)).toEqual([
      'wrote two.test.yml',
      'no test for "Two" (two.yml): `two.test.yml` exists',
      ...many.slice(0, 9).map(([name]) => `no test for "Z" (${name}): no event can be generated for it`),
      'and none for 3 more rules',
      '',
    ])
  })

  test('runs only selected rules', async () => {
    const files = { 'login.yml': LOGIN, 'login.test.yml': failing, 'other.yml': rule('Other', 'a: b', 'level: low\n') }
    const { code, stdout } = await invoke('test . --level low', { files })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '1 of 2 rules selected\n0 of 0 tests passed, 1 rule, 1 without a test\nno tests yet: `--update` writes the first ones, with generated events\n',
    })
  })

  test.each([
    ['test', 'sigmacast: there is no configuration `sigmacast.yml`'],
    ['test nowhere', 'sigmacast: `nowhere` does not exist'],
    ['test . --against log.ndjson --jobs x', 'sigmacast: `--jobs` cannot be `x`; use an integer from 1 to 999999'],
    ['test . --json', 'sigmacast: `--json` requires `--against`; use `--reporter json` for the results of tests'],
    [
      'test . --against log.ndjson --reporter junit',
      'sigmacast: `--against` and `--reporter` exclude each other; use `--json`',
    ],
    ['test . --against log.ndjson --coverage', 'sigmacast: `--against` and `--coverage` exclude each other'],
    ['test . --against log.ndjson --update', 'sigmacast: `--against` and `--update` exclude each other'],
    ['test . --watch', 'sigmacast: `--watch` runs the tests of sigmacast.yml; leave out the paths'],
    ['test --watch --reporter json=out.json', 'sigmacast: `--watch` writes no report to a file'],
    ['test . --reporter junitt', 'sigmacast: unknown reporter `junitt`; did you mean `junit`?'],
  ])('rejects %s', async (command, message) => {
    const { code, stderr } = await invoke(command, { files: { 'login.yml': LOGIN } })
    expect({ code, message: stderr.slice(0, message.length) }).toEqual({ code: 2, message })
  })
})

describe('test --against', () => {
  const log = '{"action":"login-failed","user":"ann"}\n\nno\n{"action":"x"}\n'

  test.each([
    ['log.ndjson', log],
    ['log.ndjson.gz', gzipSync(log)],
  ])('counts the matches in %s', async (name, content) => {
    const { code, stdout } = await invoke(`test login.yml --against ${name} --jobs 1`, {
      files: { 'login.yml': LOGIN, [name]: content },
    })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `1  Failed login  login.yml
    line 1: {"action":"login-failed","user":"ann"}
2 events: 1 of 1 rule match, 1 match in all
line 3: the line is not valid JSON
`,
    })
  })

  test.each([
    ['a,b\n1,2\n', 'line 1: the line is not valid JSON'],
    ['[]\n', 'is one JSON array'],
    ['1\n', 'line 1: the line is valid JSON, but no object'],
  ])('refuses a log without any event: %j', async (log, reason) => {
    const { code, stderr } = await invoke('test login.yml --against log --jobs 1', {
      files: { 'login.yml': LOGIN, log },
    })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) })
    expect(
      (await invoke('test login.yml --against log --jobs 1', { files: { 'login.yml': LOGIN, log: '\n' } })).code,
    ).toBe(0)
  })

  test('takes the paths of flags as relative to the working directory, and shows them as given', async () => {
    const cwd = folderWith({
      'sigmacast.yml': 'rules: rules\noutputs: { one: { target: plain, path: one.txt } }\n',
      'rules/login.yml': LOGIN,
      'logs/a.ndjson': log,
    })
    const run = (flags: string) => invoke(`test ${flags} --jobs 1`, { cwd: join(cwd, 'logs') })
    expect((await run('--against a.ndjson')).stdout).toMatch(/^1 {2}Failed login {2}\.\.\/rules\/login\.yml\n/)
    expect((await run('--against b.ndjson')).stderr.split('\n')[0]).toBe(
      'sigmacast: `b.ndjson` cannot be read: no such file or directory',
    )
    expect((await run('--against ../logs')).stderr.split('\n')[0]).toMatch(/^sigmacast: `\.\.\/logs` cannot be read: /)
    await invoke('test --reporter junit=out.xml', { cwd: join(cwd, 'logs') })
    expect(Object.keys(filesIn(cwd))).toContain('logs/out.xml')
  })

  test('fails with --strict if a line cannot be read', async () => {
    const files = { 'login.yml': LOGIN, 'log.ndjson': log, 'fine.ndjson': '{}\n' }
    expect((await invoke('test login.yml --against log.ndjson --jobs 1 --strict', { files })).code).toBe(1)
    expect((await invoke('test login.yml --against fine.ndjson --jobs 1 --strict', { files })).code).toBe(0)
  })

  test('writes JSON', async () => {
    const { stdout } = await invoke('test login.yml --against - --jobs 1 --samples 0 --json', {
      files: { 'login.yml': LOGIN },
      stdin: [Buffer.from(log)],
    })
    expect(JSON.parse(stdout)).toEqual({
      events: 2,
      badLines: {
        count: 1,
        first: [],
      },
      late: 0,
      undated: 0,
      ahead: 0,
      cut: 0,
      rules: [
        {
          file: 'login.yml',
          rule: { id: null, title: 'Failed login', name: null },
          isRunnable: true,
          count: 1,
          samples: [],
        },
      ],
    })
  })
})

describe('a configuration', () => {
  const config = (more: string): string =>
    `rules: rules\ntest: { events: tests${more} }\noutputs: { toy: { target: plain, path: out.txt } }\n`
  const files = {
    'rules/login.yml': LOGIN,
    'rules/login.test.yml': passing,
    'rules/other.yml': rule('Other', 'a: b'),
    'rules/third.yml': rule('Third', 'a: c'),
    'tests/other/tp_1.json': '{"a": "b"}',
  }

  test.each([
    ['', 0, ''],
    [', require: warn', 0, 'rules/third.yml:1:8 warning test-missing: no test runs this rule'],
    [', require: error', 1, 'rules/third.yml:1:8 error test-missing: no test runs this rule'],
  ])('names the tests, and %j decides about rules without one', async (more, code, message) => {
    const result = await invoke('test', { files: { ...files, 'sigmacast.yml': config(more) } })
    expect({ ...result, stderr: result.stderr.split('\n')[0] }).toEqual({
      code,
      stdout: '2 of 2 tests passed, 3 rules, 1 without a test\n',
      stderr: message,
    })
  })

  test('adds the tests of an environment, for its values', async () => {
    const files = {
      'sigmacast.yml': `rules: [rules/]
vars: { admins: ann }
outputs: { one: { target: plain, path: 'dist/{stem}.txt' } }
environments:
  prod: { vars: { admins: bob }, test: { events: prod.test.yml }, outputs: { one: { path: 'prod/{stem}.txt' } } }
  other: { test: { events: missing.test.yml } }
`,
      'rules/a.yml': rule('A', "user|expand: '%admins%'", 'id: 5c0f0f9e-5f3c-4b8b-9f4e-3f4a4a1f7f10\n'),
      'prod.test.yml': 'rule: A\ntests: [{ event: { user: bob }, expect: match }]\n',
    }
    expect((await invoke('test', { files })).stdout).toBe(
      '0 of 0 tests passed, 1 rule, 1 without a test\nno tests yet: `--update` writes the first ones, with generated events\n',
    )
    expect(await invoke('test --env prod', { files })).toEqual({
      code: 0,
      stdout: '1 of 1 test passed, 1 rule\n',
      stderr: '',
    })
    expect((await invoke('test --env other', { files })).stderr).toContain('sigmacast.yml:6:28 error no-files')
  })

  test('gives placeholders the values of the configuration', async () => {
    const files = {
      'sigmacast.yml':
        "rules: [rules/]\nvars: { admins: [ann, bob] }\noutputs: { one: { target: plain, path: 'dist/{stem}.txt' } }\n",
      'rules/a.yml': rule('A', "user|expand: '%admins%'"),
      'rules/a.test.yml':
        'tests: [{ event: { user: bob }, expect: match }, { event: { user: eve }, expect: no-match }]\n',
    }
    expect(await invoke('test', { files })).toEqual({ code: 0, stdout: '2 of 2 tests passed, 1 rule\n', stderr: '' })
  })

  test('has outputs, in the form of whose data events may be', async () => {
    const cwd = folderWith({
      'sigmacast.yml': 'rules: rules\noutputs: { toy: { target: plain, path: out.txt, pipelines: ours.yml } }\n',
      'ours.yml': 'name: ours\ntransformations: [{ type: field_name_mapping, mapping: { action: event.action } }]\n',
      'rules/login.yml': LOGIN,
      'rules/login.test.yml': 'tests: [{ name: one, event: { event: { action: login-failed } }, expect: match }]\n',
    })
    expect((await invoke('test', { cwd })).code).toBe(1)
    expect((await invoke('test --data-of toy', { cwd })).code).toBe(0)
    expect((await invoke('test rules --data-of toy', { cwd })).code).toBe(0)
    expect((await invoke('test rules --pipeline ours.yml', { cwd })).code).toBe(0)
    expect((await invoke('test --data-of toi', { cwd })).stderr.split('\n')[0]).toBe(
      'sigmacast: there is no output `toi`; did you mean `toy`?',
    )
  })

  test('gives its rules and filters to tests elsewhere that are run on the data of an output', async () => {
    const cwd = folderWith({
      'sigmacast.yml':
        'rules: rules\nfilters: filters\noutputs: { toy: { target: plain, path: out.txt, pipelines: ours.yml } }\n',
      'ours.yml':
        'name: ours\ntransformations: [{ type: field_name_mapping, mapping: { action: event.action, host: host.name } }]\n',
      'rules/login.yml': LOGIN,
      'filters/lab.yml':
        'title: Lab\nlogsource: { category: test }\nfilter: { rules: any, lab: { host: lab }, condition: not lab }\n',
      'stored/login.yml': `rule: Failed login
tests:
  - { name: elsewhere, event: { event.action: login-failed }, expect: match }
  - { name: in the lab, event: { event.action: login-failed, host.name: lab }, expect: no-match }
`,
    })
    const { code, stdout, stderr } = await invoke('test stored --data-of toy', { cwd })
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '2 of 2 tests passed, 1 rule\n', stderr: '' })
  })

  test('is reported with its place if it names no tests', async () => {
    const wrong = config('').replace('tests', 'test')
    const { code, stderr } = await invoke('test', { files: { ...files, 'sigmacast.yml': wrong } })
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 2,
      first: 'sigmacast.yml:2:17 error no-files: unusable pattern: `test` does not exist',
    })
  })
})

describe('new test', () => {
  test('writes generated events for the rule beside it', async () => {
    const cwd = folderWith({ 'login.yml': LOGIN })
    expect(await invoke('new test login.test.yml', { cwd })).toEqual({
      code: 0,
      stdout: 'login.test.yml\n',
      stderr: '',
    })
    expect(filesIn(cwd)['login.test.yml']).toMatch(
      /^# yaml-language-server: \$schema=node_modules\/sigmacast\/schemas\/test\.json\n/,
    )
    expect((await invoke('test .', { cwd })).code).toBe(0)
  })

  test.each([
    ['new test login.yml', '`login.yml` is no name of a test file; write `login.test.yml`'],
    ['new test other.test.yml', 'there is no rule in `other.yml`; write the rule first'],
    ['new test login.test.yml --rule x', '`login.yml` has no rule `x`'],
    ['new tests login.test.yml', '`new` cannot write `tests`; did you mean `test`?'],
  ])('%s is rejected', async (command, message) => {
    const { code, stderr } = await invoke(command, { files: { 'login.yml': LOGIN } })
    expect({ code, stderr: stderr.split('\n')[0] }).toEqual({ code: 2, stderr: `sigmacast: ${message}` })
  })
})
