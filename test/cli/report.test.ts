import { expect, test } from 'vitest'
import { type Files, invoke, rule } from './invoke.js'

const typo = (title: string): string => rule(title, 'f|startwith: a')
const odd = (title: string): string => rule(title, 'f|contains|all: a')
const many = (count: number, text: (index: number) => string): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${1000 + index}.yml`, text(index)]))

const frame = ['   5 |     f|startwith: a', '     |       ^^^^^^^^^', '   help: did you mean `startswith`?']

/** Each row: files, arguments after `check`, and the lines on standard error. */
const rows: readonly (readonly [claim: string, files: Files, args: string, stderr: readonly string[]])[] = [
  [
    'a reason that two rules share is reported once',
    { 'a.yml': typo('A'), 'b.yml': typo('B'), 'c.yml': odd('C') },
    '.',
    [
      'a.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
      ...frame,
      '   and 1 more with this reason: b.yml:5:7',
      '',
      'c.yml:5:16 warning all-on-one-value: `all` has no effect on a single value',
      '   5 |     f|contains|all: a',
      '     |                ^^^',
      '   help: remove `all`',
      '',
      '3 rules: 1 with warnings, 2 with errors',
      '1 finding can be fixed with `--fix`',
      '2 findings can be fixed with `--fix=unsafe`, which may change matches',
    ],
  ],
  [
    'reasons keep the order in which they came',
    { 'a.yml': rule('A', '{f|one: a, f|all: a, f|two: a}') },
    'a.yml',
    [
      'a.yml:5:8 error unknown-modifier: `one` is not a modifier',
      '   5 |     {f|one: a, f|all: a, f|two: a}',
      '     |        ^^^',
      '   help: `sigmacast list modifiers` shows the modifiers',
      '',
      'a.yml:5:18 warning all-on-one-value: `all` has no effect on a single value',
      '   5 |     {f|one: a, f|all: a, f|two: a}',
      '     |                  ^^^',
      '   help: remove `all`',
      '',
      'a.yml:5:28 error unknown-modifier: `two` is not a modifier',
      '   5 |     {f|one: a, f|all: a, f|two: a}',
      '     |                            ^^^',
      '   help: `sigmacast list modifiers` shows the modifiers',
      '',
      '1 rule: 1 with errors',
      '1 finding can be fixed with `--fix`',
    ],
  ],
  [
    'the places of a frequent reason are cut short',
    many(5, (index) => typo(`A${index}`)),
    '.',
    [
      '1000.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
      ...frame,
      '   and 4 more with this reason: 1001.yml:5:7, 1002.yml:5:7, …',
      '',
      '5 rules: 5 with errors',
      '5 findings can be fixed with `--fix=unsafe`, which may change matches',
    ],
  ],
  [
    '--verbose reports everything as it comes',
    { 'a.yml': typo('A'), 'b.yml': typo('B') },
    '. --verbose',
    [
      'a.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
      ...frame,
      '',
      'b.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
      ...frame,
      '',
      '2 rules: 2 with errors',
      '2 findings can be fixed with `--fix=unsafe`, which may change matches',
    ],
  ],
  [
    'a long report begins with errors and shows a line only for them',
    {
      ...many(3, (file) =>
        Array.from({ length: 334 }, (_, at) => 334 * file + at)
          .map((index) => rule(`A${index}`, `f|contains|all: x${index}x`))
          .join('---\n'),
      ),
      'typo.yml': typo('T'),
    },
    // The report does not depend on comparisons of rules.
    '. --rule covered-rule=off --rule equivalent-rule=off --rule near-duplicate-rule=off',
    [
      'typo.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
      ...frame,
      '',
      'warning all-on-one-value: `all` has no effect on a single value (1,002: 1000.yml:5:16, 1000.yml:12:16, 1000.yml:19:16, …)',
      '   help: remove `all`',
      '1,003 messages of 2 kinds; `--verbose` shows each',
      '1,003 rules: 1,002 with warnings, 1 with errors',
      '1,002 findings can be fixed with `--fix`',
      '1 finding can be fixed with `--fix=unsafe`, which may change matches',
    ],
  ],
]

test.each(rows)('%s', async (_, files, args, stderr) => {
  const outcome = await invoke(`check ${args}`, { files })
  expect(outcome.stderr.split('\n')).toEqual([...stderr, ''])
})

test('sums up rare reasons in a long report', async () => {
  const files = many(60, (index) => rule('A', `f|wrong${index < 40 ? 'one' : index}: a`))
  const { stderr } = await invoke('check .', { files })
  expect(stderr).toContain('35 more with this reason'.replace('35', '39'))
  expect(stderr).toMatch(/16 more `unknown-modifier` with other reasons: `wrong\d+` is not a modifier/)
  expect(stderr.split('\n').length).toBeLessThan(40)
})

test('counts a reason once in a long report, even if its help names each value', async () => {
  const files = many(30, (index) =>
    rule(`A${index}`, `f: a${index}`).replace('logsource', `date: 2021/01/${10 + (index % 20)}\nlogsource`),
  )
  const { stderr } = await invoke('check .', { files })
  expect(stderr.split('\n').slice(0, 3)).toEqual([
    'warning bad-format: `date` must be a date in the form YYYY-MM-DD (30: 1000.yml:2:7, 1001.yml:2:7, 1002.yml:2:7, …)',
    '   help: write `2021-01-10`; sigmacast reads it this way',
    '30 messages of 1 kind; `--verbose` shows each',
  ])
})

test('counts omitted errors separately from warnings', async () => {
  const files = many(30, (index) => kinds(index).replace('status:', 'detecion: 5\nstatus:'))
  const { stderr } = await invoke('check .', { files, terminals: ['stderr'], columns: 80 })
  expect(stderr).toMatch(/^more warnings: (?:[a-z-]+ \d+(?:,\s+)?)+$/m)
  expect(stderr).not.toContain('and more: ')
})

/** Many kinds of mistakes in one rule. */
const kinds = (index: number): string =>
  [
    `title: ${index % 7 === 0 ? '[a]' : 'T'}`,
    `id: ${index}`,
    `status: ${['Testing', 'new', 'Stable'][index % 3]}`,
    `level: ${['High', 'severe', '1', 'LOW'][index % 4]}`,
    `date: 2021/0${1 + (index % 9)}/01`,
    'modified: 2021/01/01',
    'tags: [attack.T1059, attack.T1059, windows]',
    'references:',
    'falsepositives:',
    'logsource: { product: [a] }',
    'detection:',
    `  selection_${index}: { 'a|wrong${index}': b }`,
    '  condition: selection and other',
  ].join('\n')

test.each([
  [150, 80],
  [100, 120],
])('%i rules with many mistakes fit a screen of %i columns', async (count, columns) => {
  const { stderr } = await invoke('check .', { files: many(count, kinds), terminals: ['stderr'], columns })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  const rows = stderr.replace(/\u001b\[\d+m/g, '').split('\n')
  expect(rows.length).toBeLessThan(40)
  expect(rows.filter((row) => row.length > columns)).toEqual([])
})

test('--json keeps every diagnostic', async () => {
  const { stdout, stderr } = await invoke('check . --json', { files: many(30, () => typo('A')) })
  expect({ stderr, diagnostics: stdout.split('unknown-modifier').length - 1 }).toEqual({ stderr: '', diagnostics: 30 })
})

test('counts residuals, too', async () => {
  const files = many(30, () => rule('Lossy', '{f: 1, g|re: a+}'))
  const { stderr } = await invoke('convert . -t plain --lossy', { files })
  expect(stderr.split('\n')).toContain(
    'note: the plain query does not check: g|re: "a+" (30: 1000.yml:1:1, 1001.yml:1:1, 1002.yml:1:1, …)',
  )
})

test('shortens long messages in a long report, and shows them in full with `--verbose`', async () => {
  const values = Array.from({ length: 200 }, (_, index) => `a+${index}`).join(', ')
  const files = many(30, () => rule('Lossy', `{f: 1, g|re: [${values}]}`))
  const note = (await invoke('convert . -t plain --lossy', { files })).stderr
    .split('\n')
    .find((line) => line.startsWith('note: the plain query does not check: g|re: "a+0"'))
  expect(note).toMatch(/… \(30: 1000.yml:1:1, .*\)$/)
  expect(note?.length).toBeLessThan(400)
  expect((await invoke('convert . -t plain --lossy --verbose', { files })).stderr).toContain('g|re: "a+199"')
})

test('a long report names the other place of an entry that is alone with its reason', async () => {
  const files = Object.fromEntries([
    ...Array.from({ length: 30 }, (_, index) => [`${index}.yml`, rule(`R${index}`, 'f|contains|all: a')] as const),
    ['twice.yml', rule('Twice', "f: ['a', 'a']")],
  ])
  const { stderr } = await invoke('check . --rule covered-rule=off --rule equivalent-rule=off', { files })
  expect(stderr).toContain('twice.yml:5:14)\n   first occurrence (twice.yml:5:9)\n   help: remove one of them\n')
})

const correlation = (title: string): string =>
  `title: ${title}\ncorrelation: { type: event_count, rules: [base], group-by: [u], timespan: 5m, condition: { gte: 3 } }\n`
const shared = [rule('Base', 'f: 1', 'name: base\n'), correlation('One'), correlation('Two')].join('---\n')
const refusal = 'transformations: [{ type: detection_item_failure, message: not here }]\n'

test.each([
  '',
  ' --verbose',
  ' --reporter github=-',
  ' --reporter markdown=-',
])('a problem of a rule in two correlations is reported once: `convert`%s', async (flags) => {
  const files = { 'a.yml': shared, 'p.yml': refusal }
  const { stdout, stderr } = await invoke(`convert a.yml -t plain -p p.yml${flags} -o out.txt`, {
    files,
  })
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('not here'))
  expect({ count: lines.length, isRepeated: `${stdout}${stderr}`.includes('more with this reason') }).toEqual({
    count: 1,
    isRepeated: false,
  })
})
