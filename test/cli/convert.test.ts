import { expect, test } from 'vitest'
import { type Files, invoke, rule } from './invoke.js'

const broken = 'title: a: b\n'
const head = 'id: 7f3f0a7c-1f6f-4f4e-9d0a-0d8e6f6f2a11\nname: one\n'
const files: Files = {
  'one.yml': rule('One', 'f: 1', head),
  'text.yml': rule('Text', 'f|cased: abc'),
  'network.yml': rule('Network', '{f: 1, g|cidr: 10.0.0.0/8}'),
  'regex.yml': rule('Regex', '{f: 1, g|re: a+}'),
  'nothing.yml': rule('Nothing', 'g|re: a+'),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'warning.yml': rule('Warning', 'f|contains|all: a'),
  'several.yml': [rule('One', 'f: 1'), broken, rule('Two', 'f: 2')].join('---\n'),
  'crash.yml': [rule('One', 'f: 1'), rule('Crash', 'crash: 1'), rule('Two', 'f: 2')].join('---\n'),
  'global.yml': `${rule('One', 'f: 1')}---\naction: global\nlevel: low\n`,
  'filter/quoted.yml':
    'title: Not two\nlogsource: {category: test}\n"filter":\n  rules: [one]\n  two: {f: 2}\n  condition: not two\n',
  'filter/flow.yml':
    '{"title": "Not three", "logsource": {"category": "test"}, "filter": {"rules": ["one"], "three": {"f": 3}, "condition": "not three"}}',
  'correlation.yml':
    'title: Many\ncorrelation:\n  type: event_count\n  rules: [one]\n  group-by: [f]\n  timespan: 5m\n  condition: {gte: 10}\n',
}

/** Each row: arguments after `convert`, and the exit code, standard output and standard error. */
const rows: readonly (readonly [args: string, code: number, stdout: readonly string[], stderr: readonly string[]])[] = [
  ['one.yml -t plain', 0, ['f=1'], []],
  ['one.yml --target=plain', 0, ['f=1'], []],
  ['one.yml -t plain --format loud', 0, ['F=1'], []],
  ['one.yml -t plain --option table=true', 0, ['f=1 | table'], []],
  ['one.yml -t plain,mini --option table=true', 0, ['f=1 | table', 'f=1'], []],
  ['one.yml -t plain --option plain.table=true --option order=up', 0, ['f=1 | table | sort up'], []],
  ['one.yml -t plain --option table=true --option table=false', 0, ['f=1'], []],
  ['one.yml -t mini -t plain,mini', 0, ['f=1', 'f=1'], []],
  // The first target that is exact: Mini has no text, and knows no networks either.
  ['one.yml --first-of mini,plain', 0, ['f=1'], []],
  [
    'one.yml text.yml --first-of mini,plain',
    0,
    ['f=1', 'f="abc"'],
    [
      '1 query assumes: values in the events have the same letter case as in the rule (letter-case)',
      '2 rules: mini 1 exact; plain 1 exact',
    ],
  ],
  [
    'one.yml text.yml --first-of mini --first-of plain --cannot skip',
    0,
    ['f=1', 'f="abc"'],
    [
      '1 query assumes: values in the events have the same letter case as in the rule (letter-case)',
      '2 rules: mini 1 exact; plain 1 exact',
    ],
  ],
  // None is exact: the first with a query, else what each target says.
  [
    'network.yml --first-of mini,plain --lossy',
    0,
    ['f=1 AND g=*'],
    [
      'network.yml:5:20 warning widened: the Mini query matches more than this: it knows no networks',
      '   5 |     {f: 1, g|cidr: 10.0.0.0/8}',
      '     |                    ^^^^^^^^^^',
      '',
      'network.yml:1:1 note: the mini query does not check: g|cidr: 10.0.0.0/8',
      '',
    ],
  ],
  [
    'nothing.yml --first-of mini,plain',
    1,
    [],
    [
      'nothing.yml:5:11 error not-expressible: Mini cannot express this: it has no regular expressions',
      '   5 |     g|re: a+',
      '     |           ^^',
      '   help: use another target for this rule',
      '',
      'nothing.yml:3:1 error nothing-expressible: Mini cannot express any part of this rule',
      '   3 | detection:',
      '     | ^^^^^^^^^',
      '',
      'nothing.yml:5:11 error not-expressible: Plain cannot express this: it has no regular expressions',
      '   5 |     g|re: a+',
      '     |           ^^',
      '   help: use another target for this rule',
      '',
      'nothing.yml:3:1 error nothing-expressible: Plain cannot express any part of this rule',
      '   3 | detection:',
      '     | ^^^^^^^^^',
      '',
    ],
  ],
  ['nothing.yml one.yml --first-of mini,plain --cannot skip', 0, ['f=1'], ['2 rules: mini 1 exact; plain 1 skipped']],
  // A key may be quoted, and a rule may be JSON.
  ['one.yml filter -t plain', 0, ['f=1 AND NOT f=3 AND NOT f=2'], []],
  [
    'one.yml network.yml -t plain --lossy',
    0,
    ['f=1 AND g=*', 'f=1'],
    [
      'network.yml:5:20 warning widened: the Plain query matches more than this: it knows no networks',
      '   5 |     {f: 1, g|cidr: 10.0.0.0/8}',
      '     |                    ^^^^^^^^^^',
      '',
      'network.yml:1:1 note: the plain query does not check: g|cidr: 10.0.0.0/8',
      '',
      '2 rules: plain 1 exact, 1 wider',
    ],
  ],
  [
    'text.yml -t plain',
    0,
    ['f="abc"'],
    ['the query assumes: values in the events have the same letter case as in the rule (letter-case)'],
  ],
  [
    'text.yml one.yml -t plain',
    0,
    ['f=1', 'f="abc"'],
    [
      '1 query assumes: values in the events have the same letter case as in the rule (letter-case)',
      '2 rules: plain 2 exact',
    ],
  ],
  [
    'regex.yml -t plain',
    1,
    [],
    [
      'regex.yml:5:18 error not-expressible: Plain cannot express this: it has no regular expressions',
      '   5 |     {f: 1, g|re: a+}',
      '     |                  ^^',
      '   help: `--lossy`, or `wider` in `accept.fidelity`, accepts a query that matches more, and reports what it does not check',
      '',
    ],
  ],
  [
    'regex.yml -t plain --lossy --strict',
    1,
    ['f=1'],
    [
      'regex.yml:5:18 warning left-out: the Plain query omits this: it has no regular expressions',
      '   5 |     {f: 1, g|re: a+}',
      '     |                  ^^',
      '',
      'regex.yml:1:1 note: the plain query does not check: g|re: "a+"',
      '',
    ],
  ],
  [
    'nothing.yml -t plain --lossy',
    1,
    [],
    [
      'nothing.yml:5:11 warning left-out: the Plain query omits this: it has no regular expressions',
      '   5 |     g|re: a+',
      '     |           ^^',
      '',
      'nothing.yml:3:1 error nothing-expressible: Plain cannot express any part of this rule',
      '   3 | detection:',
      '     | ^^^^^^^^^',
      '',
    ],
  ],
  [
    'typo.yml -t plain,mini',
    1,
    [],
    [
      'typo.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
      '   5 |     f|startwith: a',
      '     |       ^^^^^^^^^',
      '   help: did you mean `startswith`?',
      '',
    ],
  ],
  [
    'warning.yml -t plain',
    0,
    ['f="*a*"'],
    [
      'warning.yml:5:16 warning all-on-one-value: `all` has no effect on a single value',
      '   5 |     f|contains|all: a',
      '     |                ^^^',
      '   help: remove `all`',
      '',
    ],
  ],
  [
    'several.yml -t plain',
    1,
    ['f=1', 'f=2'],
    [
      'several.yml:8:8 error yaml-syntax: invalid YAML: a string that contains `: ` must be quoted',
      '   8 | title: a: b',
      '     |        ^^^^',
      "   help: write `title: 'a: b'`",
      '',
      '3 rules: plain 2 exact, 1 failed',
    ],
  ],
  [
    'global.yml -t plain',
    0,
    ['f=1'],
    [
      'global.yml:8:1 warning unused-global: no rule follows this `action: global`',
      '   8 | action: global',
      '     | ^^^^^^^^^^^^^^',
      '   help: move it above the rules that it is for, or remove it',
      '',
    ],
  ],
  [
    'correlation.yml one.yml -t plain',
    0,
    ['f=1 | count by f'],
    [
      'correlation.yml:3:9 warning approximate: the Plain query is approximate: time windows are fixed: events on both sides of a window boundary are not grouped together',
      '   3 |   type: event_count',
      '     |         ^^^^^^^^^^^',
      '',
      'correlation.yml:3:9 warning rule-settings: the Plain query only finds the events; a rule on the platform must do the rest: alert at so many events by `f`',
      '   3 |   type: event_count',
      '     |         ^^^^^^^^^^^',
      '',
    ],
  ],
  [
    'correlation.yml one.yml -t mini --generate',
    1,
    ['f=1'],
    [
      'correlation.yml:3:9 error correlation-not-expressible: Mini cannot express this correlation: it only searches for events',
      '   3 |   type: event_count',
      '     |         ^^^^^^^^^^^',
      '   help: use another target for this correlation; `--first-of` chooses one',
      '',
      '2 rules: mini 1 exact, 1 failed',
    ],
  ],
  [
    'crash.yml one.yml -t plain',
    1,
    ['f=1', 'f=2', 'f=1'],
    [
      'sigmacast: unexpected error at `crash.yml`: Error: no such thing. This is a bug in sigmacast; please report it.',
      '4 rules: plain 3 exact, 1 failed',
    ],
  ],
]

test.each(rows)('convert %s', async (args, code, stdout, stderr) => {
  expect(await invoke(`convert ${args}`, { files })).toEqual({ code, stdout: text(stdout), stderr: text(stderr) })
})

test('converts a rule from standard input', async () => {
  expect(await invoke('convert - -t plain', { stdin: [Buffer.from(rule('One', 'f: 1'))] })).toEqual({
    code: 0,
    stdout: 'f=1\n',
    stderr: '',
  })
})

test('--strict fails for a warning and still prints the query', async () => {
  const relaxed = await invoke('convert warning.yml -t plain', { files })
  expect(await invoke('convert warning.yml -t plain --strict', { files })).toEqual({ ...relaxed, code: 1 })
})

test('converting the same files twice prints the same output', async () => {
  const args = 'convert . -t plain,mini --lossy'
  expect(await invoke(args, { files })).toEqual(await invoke(args, { files }))
})

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
