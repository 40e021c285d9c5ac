import { describe, expect, test } from 'vitest'
import { type Files, invoke, rule } from './invoke.js'

const files: Files = {
  'one.yml': rule('One', 'f: 1', 'name: one\n'),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'warning.yml': rule('Warning', 'f|contains|all: a'),
  'crash.yml': rule('Crash', 'crash: 1'),
  'lossy.yml': rule('Lossy', '{f: 1, g|re: "a[0-9]+b"}'),
  'correlation.yml':
    'title: Many\ncorrelation:\n  type: event_count\n  rules: [one]\n  group-by: [f]\n  timespan: 5m\n  condition: {gte: 10}\n',
  'filter.yml':
    'title: Not me\nlogsource: {category: test}\nfilter:\n  rules: any\n  me:\n    g: 1\n  condition: not me\n',
}

const warning = [
  'warning.yml:5:16 warning all-on-one-value: `all` has no effect on a single value',
  '   5 |     f|contains|all: a',
  '     |                ^^^',
  '   help: remove `all`',
  '',
]

const fixable = '1 finding can be fixed with `--fix`'

/** Each row: arguments after `check`, the exit code, and standard error. Standard output is empty. */
const rows: readonly (readonly [args: string, code: number, stderr: readonly string[]])[] = [
  ['one.yml', 0, ['1 rule: 1 fine']],
  ['lossy.yml crash.yml', 0, ['2 rules: 2 fine']],
  ['correlation.yml filter.yml one.yml', 0, ['3 rules: 3 fine']],
  [
    'correlation.yml',
    1,
    [
      'correlation.yml:4:11 error unknown-rule: there is no rule with the id or name `one`',
      '   4 |   rules: [one]',
      '     |           ^^^',
      '   help: add the file of the rule to the inputs, or correct the name',
      '',
      '1 rule: 1 with errors',
    ],
  ],
  ['warning.yml', 0, [...warning, '1 rule: 1 with warnings', fixable]],
  ['warning.yml --strict', 1, [...warning, '1 rule: 1 with warnings', fixable]],
  [
    'typo.yml warning.yml one.yml',
    1,
    [
      'typo.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
      '   5 |     f|startwith: a',
      '     |       ^^^^^^^^^',
      '   help: did you mean `startswith`?',
      '',
      ...warning,
      '3 rules: 1 fine, 1 with warnings, 1 with errors',
      fixable,
      '1 finding can be fixed with `--fix=unsafe`, which may change matches',
    ],
  ],
]

test.each(rows)('check %s', async (args, code, stderr) => {
  expect(await invoke(`check ${args}`, { files })).toEqual({ code, stdout: '', stderr: `${stderr.join('\n')}\n` })
})

describe('pipelines among the files', () => {
  const broken = 'name: ours\ntransformations:\n  - type: field_name_mappin\n    mapping: { a: b }\n'
  const fine = broken.replace('mappin\n', 'mapping\n')

  test('are checked at their places', async () => {
    const files = { 'rules/a.yml': rule('A', 'f: 1'), 'pipelines/p.yml': broken, 'pipelines/q.yml': fine }
    for (const args of ['check .', 'check rules pipelines/p.yml pipelines/q.yml']) {
      const { code, stderr } = await invoke(args, { files })
      expect({ code, first: stderr.split('\n')[0], last: stderr.trimEnd().split('\n').slice(-2) }).toEqual({
        code: 1,
        first: 'pipelines/p.yml:3:11 error unknown-kind: unknown transformation `field_name_mappin`',
        last: ['1 rule: 1 fine', '2 pipelines: 1 fine, 1 with errors'],
      })
    }
  })

  test('are enough', async () => {
    expect(await invoke('check pipelines', { files: { 'pipelines/q.yml': fine } })).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 pipeline: 1 fine\n',
    })
  })

  test('are in reports', async () => {
    const { stdout } = await invoke('check p.yml --reporter junit', { files: { 'p.yml': broken } })
    expect(stdout).toContain('<testsuite name="sigmacast check" tests="1" failures="1"')
  })

  test('are no other files with these words', async () => {
    const files = { 'rules/a.yml': rule('A', 'f: 1'), 'rules/other.yml': 'transformations: [a, b]\n' }
    expect((await invoke('check rules', { files })).stderr).toContain('rules/other.yml:1:1 note: skipped')
  })
})
