import { expect, test } from 'vitest'
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
    ],
  ],
]

test.each(rows)('check %s', async (args, code, stderr) => {
  expect(await invoke(`check ${args}`, { files })).toEqual({ code, stdout: '', stderr: `${stderr.join('\n')}\n` })
})
