import { describe, expect, test } from 'vitest'
import { indexRules, lowerRule, parsePipeline, parseRules } from '../../src/index.js'
import { modifiers } from '../../src/lower/modifiers/index.js'
import { modifierReplacement, otherModifiers } from '../../src/lower/modifiers/other-names.js'
import { checkCompleteAliases } from '../../src/rule/check-aliases.js'
import { helpForTimespan } from '../../src/rule/schema/timespan-help.js'
import { collectDiagnostics } from '../../src/text/collect-diagnostics.js'

/** The codes with their help, in order, of reading a text, and of lowering its rule or checking its aliases. */
const helps = (text: string): string[] =>
  parseRules({ name: 'rule.yml', text }).flatMap(({ rule, diagnostics }) => {
    const { reportAll, report, diagnostics: all } = collectDiagnostics()
    reportAll(diagnostics)
    if (rule?.kind === 'detection') reportAll(lowerRule(rule).diagnostics)
    // The rules of these correlations do not exist.
    if (rule?.kind === 'correlation') checkCompleteAliases(rule, report)
    return all.map(({ code, help }) => `${code}: ${help}`)
  })

const detection = (items: string, condition = 'selection'): string =>
  `title: t\nlogsource: {}\ndetection:\n  selection:\n    ${items}\n  condition: ${condition}\n`

const correlation = (section: string): string => `title: t\ncorrelation: ${section}\n`

describe('a modifier that does not accept its value has a help', () => {
  test.each([
    ["Size|gt: '100'", 'write `100` without quotes'],
    ['Size|gt: many', 'change the value, or the order of the modifiers'],
    ['Image|contains: null', 'write the field without modifiers, or `exists: false` for a missing field'],
    ['Size|gt: 0x1F', 'write the decimal number `31`'],
    ['Size|gt: 1e3', 'write the decimal number `1000`'],
    ['Size|gt: 1_000', 'write `1000`'],
    ["Size|gt: '-007.50'", 'write `-7.50`'],
    ["Time|hour: '05'", 'write `5`'],
    ['Time|hour: 05', 'write `5`'],
    ['Image|i: x', 'write `re` before `i`'],
    ['Image|contains|i: x', 'remove it: `i` is a flag of `re`, and other comparisons ignore letter case'],
    ['Image|contains|m: x', 'remove it: `m` is a flag of `re`'],
    ['Image|contains: [x, null]', 'write the field without modifiers, or `exists: false` for a missing field'],
    ['Image|contains|re: x', 'write `re` before the other modifiers'],
    ['Image|re|contains: x', 'remove it: `re` finds its expression anywhere, except with `^` and `$`'],
    ['Image|re|windash: -x', 'remove it, and write its effect into the expression'],
    ['Image|re|cased: x', 'remove it; `cased` is for text'],
    ['Size|lt|gt: 3', 'write `gt` with its own value in a second item'],
    ['Size|exists: 1', 'write `true`'],
  ])('%s', (item, help) => {
    expect(helps(detection(item))).toEqual([`modifier-type: ${help}`])
  })
})

describe('a selection or a condition with a mistake has a help', () => {
  test.each([
    [detection('a|unheard: b'), 'unknown-modifier: `sigmacast list modifiers` shows the modifiers'],
    [detection('a|equalsfield: b'), 'unknown-modifier: use `fieldref`'],
    [detection('a|EndsWithField: b'), 'unknown-modifier: use `fieldref|endswith`'],
    [detection('a|regex: b'), 'unknown-modifier: use `re`'],
    [detection('a|equals: b'), 'unknown-modifier: remove it: a value without modifiers matches the whole field'],
    [detection('a|constructor: b'), 'unknown-modifier: `sigmacast list modifiers` shows the modifiers'],
    [detection('a:\n      b: c'), 'value-not-scalar: join the names of nested fields with a dot: `a.b`'],
    [detection('a:\n      - b: c'), 'value-not-scalar: join the names of nested fields with a dot: `a.b`'],
    [detection('a:\n      - - b'), 'value-not-scalar: write one list'],
    [detection('a: {b: c}'), 'value-not-scalar: quote values that begin with `{` or `[`'],
    [detection('a|: b'), 'unknown-modifier: write a modifier after it, or remove it'],
    [detection('a: []'), 'no-values: add a value; `null` matches a field without a value'],
    [detection('- [a, b]'), 'selection-not-a-search: write one list of keywords, or one list of maps'],
    [
      detection('a: b', 'selection near b'),
      'condition-syntax: join selections with `and`, `or` and `not`, and close each parenthesis',
    ],
    [detection('a: b', 'selection | selection'), 'condition-syntax: write `or` instead of `|`'],
    [detection('a: b', 'selection but not b'), 'condition-syntax: write `and`'],
    [detection('a: b', 'selection unless b'), 'condition-syntax: write `and not`'],
    [detection('a: b', 'selection and none of b*'), 'condition-syntax: write `not 1 of` instead of `none of`'],
    [
      detection('a: b', 'selection and one of b*'),
      'condition-syntax: write `1 of` or `all of`, then a name, a pattern or `them`',
    ],
    ...['selection followed by b within 5m', 'selection then b'].map((condition) => [
      detection('a: b', condition),
      'condition-syntax: for an order of events, write a rule for each selection, and a `temporal_ordered` correlation of these rules',
    ]),
    ...['selection and count() > 5 within 5m', 'selection and count > 5', 'count(selection) by c > 5'].map(
      (condition) => [
        detection('a: b', condition),
        'condition-syntax: to count events, write a correlation of this rule, with `type: event_count`',
      ],
    ),
    ...[
      'selection | count() by c > 5 and b',
      'selection | count() > 5 by c',
      'selection | count() by c > 5 within 5m',
      'selection | stats count by c | where count > 5',
      '(selection | count() by c > 5) and b',
    ].map((condition) => [
      detection('a: b', condition),
      'condition-syntax: an aggregation ends the condition, in the form `| count(field) by group > 5`; for anything else, write a correlation',
    ]),
    [
      detection('a: b', 'selection one or b').replace('selection:', 'selection one:'),
      'condition-syntax: a condition cannot refer to the selection `selection one`; rename it, such as to `selection_one`',
    ],
    [
      detection('a: b', 'not (a & b)').replace('selection:', 'a & b:'),
      'condition-syntax: a condition cannot refer to the selection `a & b`; rename it, such as to `a_b`',
    ],
    [detection('a: b', 'a && b').replace('selection:', 'selection one:'), 'condition-syntax: write `and`'],
    [
      detection('a: b', 'selectio').replace('selection:', '"selection ":'),
      'unknown-selection: correct the name, or add the selection to `detection`',
    ],
    [
      detection('a: b', 'selection and zzz'),
      'unknown-selection: correct the name, or add the selection to `detection`',
    ],
    [
      detection('a: b', '1 of zzz*'),
      'no-selection-matches: add such a selection, or remove this part of the condition',
    ],
    [
      detection('a: b').replace(/ {2}condition.*\n/, ''),
      'missing-key: add `condition:` with the names of the selections, such as `condition: selection`',
    ],
    [
      'title: t\nlogsource: {}\ndetection:\n  selection:\n    a: b\n    condition: selection\n',
      'missing-key: `condition` is inside `selection`: indent it less',
    ],
    [
      detection('a: b').replace(/selection:\n {4}a: b/, 'selection: a, b'),
      "wrong-type: write it as a list: `['a, b']`",
    ],
  ])('%j', (text, help) => {
    expect(helps(text)).toContain(help)
  })
})

test.each([
  ['last 5m', 'bad-format: write `5m`'],
  ['10 minutes', 'bad-format: write `10m`'],
  ['soon', 'bad-format: write a number with a unit, such as `15m`'],
])('the timeframe %j has a help', (timeframe, help) => {
  const text = detection('a: b', `selection | count() by c > 5\n  timeframe: ${timeframe}`)
  expect(helps(text)).toContain(help)
})

test('an empty value where a text is required has a help', () => {
  const text = 'transformations:\n  - type: field_name_prefix\n    prefix:\n'
  const { diagnostics } = parsePipeline({ name: 'pipeline.yml', text })
  expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([['wrong-type', 'write a text after `prefix`']])
})

describe('a correlation with a mistake has a help', () => {
  test.each([
    [
      '{ type: event_count, rules: [r1], group-by: user, timespan: 5m, condition: { gte: 2 } }',
      'wrong-type: write it as a list: `[user]`',
    ],
    [
      '{ type: event_count, rules: [r1], timespan: 5m, condition: { gte: 2 } }',
      'missing-key: without it, all events count together; list the fields in which they must agree, or write `group-by: []`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], condition: { gte: 2 } }',
      'missing-key: add a time span, such as `timespan: 15m`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timespan: 5m }',
      'missing-key: add a comparison, such as `condition: { gte: 10 }`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timespan: 300, condition: { gte: 2 } }',
      'wrong-type: add a unit, such as `300s`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timespan: last 24hrs, condition: { gte: 2 } }',
      'bad-format: write `24h`',
    ],
    ['{ type: temporal, rules: [r1], grouping: [host], timespan: 5m }', 'unknown-key: did you mean `group-by`?'],
    [
      '{ type: value_count, rules: [r1], group-by: [], timespan: 5m, field: a, condition: { gte: 2 } }',
      'unknown-key: write it in the `condition` of the correlation',
    ],
    [
      "{ type: event_count, rules: [r1], group-by: [], timespan: 5m, condition: '>= 10' }",
      'wrong-type: write `{ gte: 10 }`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timespan: 5m, condition: 10 }',
      'wrong-type: write `{ gte: 10 }`',
    ],
    [
      "{ type: event_count, rules: [r1], group-by: [], timespan: 5m, condition: 'r1 and not r2' }",
      'wrong-type: write a map after `condition`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timespan: 5 min, condition: { gte: 2 } }',
      'bad-format: write `5m`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timespan: 5m, condition: { gtee: 2 } }',
      'unknown-key: did you mean `gte`?',
    ],
    [
      "{ type: event_count, rules: [r1], group-by: [], timespan: 5m, condition: { gte: '2' } }",
      'wrong-type: write `2` without quotes',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timeframe: 5m, condition: { gte: 2 } }',
      'missing-key: did you mean `timespan` instead of `timeframe`?',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timeframe: 5m, condition: { gte: 2 } }',
      'unknown-key: did you mean `timespan`?',
    ],
    [
      '{ type: event_count, rules: [r1], by: [], timespan: 5m, condition: { gte: 2 } }',
      'unknown-key: did you mean `group-by`?',
    ],
    [
      '{ type: temporal, rules: [r1, r2], ordered: true, group-by: [], timespan: 5m }',
      'unknown-key: remove it, and write `type: temporal_ordered` if the order of the rules matters',
    ],
    [
      '{ type: value_count, rules: [r1], field: user, group-by: [], timespan: 5m, condition: { gte: 2 } }',
      'unknown-key: write it in the `condition` of the correlation',
    ],
    [
      '{ type: temporal, rules: [r1, r2], group-by: [user], timespan: 5m, aliases: { user: { r1: a } } }',
      'incomplete-alias: add `r2: <field>` to the alias, or `r2: user` if this is its field',
    ],
    [
      '{ type: value_count, rules: [r1], group-by: [], timespan: 5m, condition: { gte: 2 } }',
      'missing-key: add the field whose values count, such as `field: user.name`',
    ],
    [
      '{ type: event_count, rules: [r1], group-by: [], timespan: 5m, condition: { gte: 2, field: a } }',
      'unused-key: remove `field`, or replace `event_count` with `value_count`, `value_sum`, `value_avg`, `value_median` or `value_percentile`',
    ],
  ])('%s', (section, help) => {
    expect(helps(correlation(section))).toContain(help)
  })
})

test('a time span in other words is suggested in the notation of Sigma', () => {
  const texts = [
    '5 m',
    '10min',
    '1 Hour',
    '2 days',
    '3 months',
    '3M',
    '1w',
    '05 y',
    '1mo',
    '5',
    'm',
    '0m',
    '5 q',
    '1.5h',
    '1h30m',
    '1 day 12 hours',
    '1w2d',
    '0.5s',
    '500ms',
    '1M1d',
    '0h0m',
    '1h30',
    '24hrs',
    '5 mins',
    '30secs',
    'last 7 days',
    'Last 1h30m',
  ]
  expect(texts.map(helpForTimespan)).toEqual([
    'write `5m`',
    'write `10m`',
    'write `1h`',
    'write `2d`',
    'write `3M`',
    'write `3M`',
    'write `1w`',
    'write `5y`',
    'write `1M`',
    'add a unit, such as `5s`',
    ...Array(3).fill(undefined),
    'write `90m`',
    'write `90m`',
    'write `36h`',
    'write `9d`',
    ...Array(5).fill(undefined),
    'write `24h`',
    'write `5m`',
    'write `30s`',
    'write `7d`',
    'write `90m`',
  ])
})

test('no modifier of Sigma has a replacement, and each replacement consists of modifiers of Sigma', () => {
  expect([...modifiers.keys()].filter((name) => modifierReplacement(name) !== undefined)).toEqual([])
  const used = otherModifiers.flatMap(
    (name) => /use `([a-z|]+)/.exec(modifierReplacement(name) ?? '')?.[1]?.split('|') ?? [],
  )
  expect(used.filter((name) => !modifiers.has(name))).toEqual([])
})

test.each([
  ['an empty condition', 'title: t\nlogsource: {}\ndetection:\n  selection:\n    a: b\n  condition:\n', ['wrong-type']],
  ['null among keywords', detection('- null\n    - x'), ['bad-keyword']],
  ['null with `contains`', detection('a|contains: [null, x]'), ['modifier-type']],
  [
    'a comparison in place of a map',
    correlation("{ type: event_count, rules: [r1], group-by: [], timespan: 5m, condition: '>= 10' }"),
    ['wrong-type'],
  ],
])('%s is one mistake', (_, text, codes) => {
  expect(helps(text).map((line) => line.replace(/:.*/, ''))).toEqual(codes)
})

test('a correlation may refer to rules whose names have one letter', () => {
  const section = '{ type: temporal, rules: [a, b], group-by: [], timespan: 5m }'
  expect(helps(correlation(section))).toEqual([])
})

describe('a rule that is not found has a help', () => {
  const named = (keys: string, name: string) => parseRules({ name, text: detection('a: b').replace('title: t', keys) })
  const suggestFor = (name: string, ...documents: ReturnType<typeof parseRules>): string | undefined =>
    indexRules(documents.flatMap(({ rule }) => rule ?? [])).suggest(name)
  const id = '5d0c9c39-9a55-4a3e-8ac0-1d9a0c0e4f52'

  test.each([
    ['the name of its file', 'factors-reset'],
    ['its title', 'All Factors Reset'],
  ])('by %s', (_, name) => {
    const rules = named(`title: All Factors Reset\nid: ${id}`, 'rules/okta/factors-reset.yml')
    expect(suggestFor(name, ...rules)).toBe(`use \`${id}\`, the id or name of the rule in rules/okta/factors-reset.yml`)
  })

  test('without an id and a name', () => {
    expect(suggestFor('a', ...named('title: A', 'rules/a.yml'))).toBe(
      'the rule in rules/a.yml has neither an id nor a name; give it one',
    )
  })

  test('with a similar name', () => {
    expect(suggestFor('rest', ...named('title: A\nname: reset', 'rules/a.yml'))).toBe('did you mean `reset`?')
  })
})

describe('a duplicate key has a help for its place', () => {
  const twice = (section: string): string => `title: t\nlogsource: {product: a}\ndetection:\n  s: {a: b}\n${section}`

  test.each([
    ['  condition: s\n  condition: not s\n', 'write one condition, or a list of conditions'],
    ['  s: {a: c}\n  condition: s\n', 'rename one of the two'],
    ['  condition: s\nlogsource: {product: b}\n', 'remove one of the two'],
    [
      '  t: {b: 1, b: 2}\n  condition: s or t\n',
      'if both must match, write a second selection; if one is enough, a list of values',
    ],
    [
      '  t: [{b: 1, b: 2}]\n  condition: s or t\n',
      'if both must match, write a second selection; if one is enough, a list of values',
    ],
    [
      '  u: &u {b: 1}\n  v: &v {c: 1}\n  t:\n    <<: *u\n    <<: *v\n  condition: s or t or u or v\n',
      'write one `<<` with a list, such as `<<: [*one, *other]`',
    ],
  ])('%j', (section, help) => {
    expect(helps(twice(section))).toEqual([`duplicate-key: ${help}`])
  })

  test('in a filter', () => {
    const filter = (section: string): string =>
      `title: t\nlogsource: {}\nfilter:\n  rules: any\n  s: {a: b}\n${section}`
    expect(helps(filter('  condition: s\n  condition: not s\n'))).toEqual(['duplicate-key: write one condition'])
  })
})

test.each([
  ['selection && other', 'write `and`'],
  ['selection || other', 'write `or`'],
  ['!selection', 'write `not`'],
])('the condition `%s` has the help for its operator', (condition, help) => {
  expect(helps(detection('a: b\n  other: {a: c}', `'${condition}'`))).toEqual([`condition-syntax: ${help}`])
})

test.each(['1', 'true'])('the condition `%s` is a string only in quotes', (condition) => {
  expect(helps(detection('a: b', condition))).toEqual(['wrong-type: write it in quotes'])
})

test('an empty item of a list of keywords is one error', () => {
  const text = 'title: t\nlogsource: {}\ndetection:\n  s:\n    -\n  condition: s\n'
  expect(helps(text)).toEqual(['bad-keyword: remove it, or write the field that it is about'])
})
