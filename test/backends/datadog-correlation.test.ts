import { describe, expect, test } from 'vitest'
import { type DatadogRule, datadog } from '../../backends/datadog/index.js'
import { type Conversion, convertRule, indexRules, parseRules } from '../../src/index.js'

const events = (name: string, value: string): string => `
title: ${name}
name: ${name}
logsource: {}
detection:
    s: { act: ${value} }
    condition: s
`

/** Three rules, and before the last a correlation that others can refer to. */
const BASE = [
  ...['refused', 'accepted', 'reset'].map((name, index) => events(name, String(index))),
  `
title: many
name: many
correlation: { type: event_count, rules: [refused], group-by: [user], timespan: 5m, condition: { gte: 10 } }
`,
]

const correlation = (section: string): string => `\ntitle: asked\ncorrelation: { group-by: [user], ${section} }\n`

function converted(
  last: string,
  options: { readonly 'tag-fields'?: string } = {},
): Conversion<typeof datadog.options, DatadogRule> {
  const documents = parseRules({ name: 'rules.yml', text: [...BASE, last].join('---') })
  const rules = indexRules(documents.flatMap(({ rule }) => (rule === undefined ? [] : [rule])))
  const rule = documents.at(-1)?.rule
  if (rule === undefined) throw new Error(documents.at(-1)?.diagnostics.join('\n'))
  return convertRule(rule, datadog, { rules, options: { keywords: 'message', 'tag-fields': '', ...options } })
}

const settingsOf = (last: string, options?: { readonly 'tag-fields'?: string }): DatadogRule => {
  const { ruleSettings, diagnostics } = converted(last, options)
  if (ruleSettings?.type !== 'log_detection') throw new Error(diagnostics.join('\n'))
  return ruleSettings
}

describe('the condition and the window of a rule', () => {
  test.each([
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gte: 10 }', 'a >= 10', 300],
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gt: 9 }', 'a > 9', 300],
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gt: 9.5 }', 'a > 9', 300],
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gte: 9.5 }', 'a >= 10', 300],
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gt: 9, gte: 9 }', 'a > 9', 300],
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gt: 9, gte: 12 }', 'a >= 12', 300],
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gte: 0 }', 'a > 0', 300],
    ['type: value_count, rules: [refused], timespan: 1d, condition: { gte: 3, field: host }', 'a >= 3', 86_400],
    ['type: value_sum, rules: [refused], timespan: 1h, condition: { gt: 2.5, field: bytes }', 'a > 2.5', 3_600],
    ['type: temporal, rules: [refused, accepted, reset], timespan: 1h', 'a > 0 && b > 0 && c > 0', 3_600],
    ['type: temporal, rules: [refused, accepted], timespan: 1h, condition: { gte: 1 }', 'a > 0 || b > 0', 3_600],
    ['type: temporal, rules: [refused, accepted], timespan: 1h, condition: { eq: 2 }', 'a > 0 && b > 0', 3_600],
    [
      'type: temporal, rules: [refused, accepted, reset], timespan: 1h, condition: { gt: 1 }',
      '(a > 0 && b > 0) || (a > 0 && c > 0) || (b > 0 && c > 0)',
      3_600,
    ],
    [
      'type: temporal, rules: [refused, accepted, reset], timespan: 1h, condition: refused and (accepted or reset)',
      'a > 0 && (b > 0 || c > 0)',
      3_600,
    ],
    ['type: temporal_ordered, rules: [accepted], timespan: 1h', 'a > 0', 3_600],
    ['type: temporal, rules: [many, accepted], timespan: 10m', 'a >= 10 && b > 0', 900],
  ])('%s', (section, condition, window) => {
    const rule = settingsOf(correlation(section))
    expect(rule.condition).toBe(condition)
    expect(rule.options).toMatchObject({ detectionMethod: 'threshold', evaluationWindow: window })
    expect(rule.options.keepAlive).toBeGreaterThanOrEqual(window)
    expect(rule.options.maxSignalDuration).toBeGreaterThanOrEqual(rule.options.keepAlive)
  })

  test.each([
    ['5m', []],
    ['1s', ['longer-timespan']],
    ['20m', ['longer-timespan']],
    ['24h', []],
  ])('a time span of %s', (timespan, approximations) => {
    const section = `type: event_count, rules: [refused], timespan: ${timespan}, condition: { gte: 2 }`
    expect(converted(correlation(section)).approximations).toEqual(approximations)
  })

  test('a count inside another correlation shares its window', () => {
    const section = 'type: temporal, rules: [many, accepted], timespan: 5m'
    expect(converted(correlation(section)).approximations).toEqual(['one-timespan'])
  })
})

describe('the queries of a rule', () => {
  const query = { aggregation: 'count', groupByFields: ['@user'], distinctFields: [], metrics: undefined }

  test('one for the number of events of any rule', () => {
    const section = 'type: event_count, rules: [refused, accepted], timespan: 5m, condition: { gte: 10 }'
    expect(settingsOf(correlation(section)).queries).toEqual([{ ...query, name: 'a', query: '@act:(0 OR 1)' }])
    expect(converted(correlation(section)).query).toBe('@act:(0 OR 1)')
  })

  test('with the fields whose combinations are counted', () => {
    const section =
      'type: value_count, rules: [refused], timespan: 5m, condition: { gte: 3, field: [host, "ids{}.id"] }'
    expect(settingsOf(correlation(section)).queries).toEqual([
      { ...query, name: 'a', query: '@act:0', aggregation: 'cardinality', distinctFields: ['host', '@ids.id'] },
    ])
  })

  test('with the field that is summed', () => {
    const section = 'type: value_sum, rules: [refused], timespan: 5m, condition: { gt: 3, field: bytes }'
    expect(settingsOf(correlation(section)).queries).toEqual([
      { ...query, name: 'a', query: '@act:0', aggregation: 'sum', metrics: ['@bytes'] },
    ])
  })

  test('one per required rule, each with its own names', () => {
    const rule = settingsOf(`
title: asked
correlation:
    type: temporal
    rules: [refused, accepted, reset]
    aliases: { who: { refused: user, accepted: '@login.user', reset: 'env' } }
    group-by: [who, service, a-b]
    timespan: 5m
    condition: refused and reset
`)
    expect(rule.queries).toEqual([
      { ...query, name: 'a', query: '@act:0', groupByFields: ['@user', 'service', '@a-b'] },
      { ...query, name: 'c', query: '@act:2', groupByFields: ['@env', 'service', '@a-b'] },
    ])
  })

  test('tags are named without `@`', () => {
    const section = 'type: event_count, rules: [refused], timespan: 5m, condition: { gte: 10 }'
    expect(settingsOf(correlation(section), { 'tag-fields': 'user' }).queries[0]?.groupByFields).toEqual(['user'])
  })
})

describe('a sequence', () => {
  test('has a step per rule, with the time span between consecutive steps', () => {
    const section = 'type: temporal_ordered, rules: [refused, accepted, reset], timespan: 50m'
    const { condition, options } = settingsOf(correlation(section))
    expect(condition).toBe('step_c > 0')
    expect(options).toEqual({
      detectionMethod: 'sequence_detection',
      evaluationWindow: undefined,
      keepAlive: 3_600,
      maxSignalDuration: 86_400,
      newValueOptions: undefined,
      sequenceDetectionOptions: {
        steps: [
          { name: 'step_a', condition: 'a > 0', evaluationWindow: undefined },
          { name: 'step_b', condition: 'b > 0', evaluationWindow: undefined },
          { name: 'step_c', condition: 'c > 0', evaluationWindow: undefined },
        ],
        stepTransitions: [
          { parent: 'step_a', child: 'step_b', evaluationWindow: 3_600 },
          { parent: 'step_b', child: 'step_c', evaluationWindow: 3_600 },
        ],
      },
    })
    expect(converted(correlation(section)).approximations).toEqual(['longer-timespan', 'timespan-of-each-step'])
  })

  test('counts in a step, within the time span of the count', () => {
    const section = 'type: temporal_ordered, rules: [many, accepted], timespan: 1h'
    const { approximations, fidelity } = converted(correlation(section))
    expect(settingsOf(correlation(section)).options.sequenceDetectionOptions?.steps).toEqual([
      { name: 'step_a', condition: 'a >= 10', evaluationWindow: 300 },
      { name: 'step_b', condition: 'b > 0', evaluationWindow: undefined },
    ])
    expect([approximations, fidelity]).toEqual([[], 'exact'])
  })
})

describe('what is new', () => {
  const rule = (fields: string, timespan: string): string =>
    `${events('new', 'x')}sigmacast: { first-seen: { fields: [${fields}], timespan: ${timespan} } }\n`

  test('is a rule that remembers values for the time span in days', () => {
    expect(settingsOf(rule('user, host', '14d'))).toEqual({
      type: 'log_detection',
      queries: [
        {
          name: '',
          query: '@act:x',
          aggregation: 'new_value',
          groupByFields: [],
          distinctFields: [],
          metrics: ['@user', 'host'],
        },
      ],
      condition: undefined,
      options: {
        detectionMethod: 'new_value',
        evaluationWindow: undefined,
        keepAlive: 3_600,
        maxSignalDuration: 86_400,
        newValueOptions: {
          forgetAfter: 14,
          learningMethod: 'duration',
          learningDuration: 14,
          instantaneousBaseline: true,
        },
        sequenceDetectionOptions: undefined,
      },
    })
  })

  test.each([
    ['14d', ['learning-period']],
    ['36h', ['longer-timespan', 'learning-period']],
    ['1M', ['learning-period']],
  ])('within %s', (timespan, approximations) => {
    expect(converted(rule('user', timespan)).approximations).toEqual(approximations)
  })

  test.each([
    ['user', '31d', 'Datadog rules remember values for at most 30 days'],
    ['a, b, c, d, e, f', '1d', 'Datadog rules detect new values of at most 5 fields'],
    ['"*"', '1d', 'Datadog cannot express the field name `*`'],
  ])('is refused of %s within %s', (fields, timespan, because) => {
    expect(refusal(rule(fields, timespan))).toContain(because)
  })
})

const refusal = (last: string): string => {
  const { query, ruleSettings, diagnostics } = converted(last)
  expect([query, ruleSettings]).toEqual([null, null])
  return diagnostics.map(({ message }) => message).join('\n')
}

describe('refused', () => {
  test.each([
    ['type: event_count, rules: [refused], timespan: 5m, condition: { lt: 3 }', 'only have `>` and `>=`'],
    ['type: event_count, rules: [refused], timespan: 5m, condition: { gte: 3, lte: 5 }', 'only have `>` and `>=`'],
    ['type: value_count, rules: [refused], timespan: 5m, condition: { eq: 3, field: host }', 'only have `>` and `>=`'],
    ['type: value_count, rules: [refused], timespan: 5m, condition: { gte: 0, field: host }', 'a number above 0'],
    ['type: value_sum, rules: [refused], timespan: 5m, condition: { gt: -1, field: bytes }', 'a number above 0'],
    ['type: value_avg, rules: [refused], timespan: 5m, condition: { gt: 1, field: bytes }', 'no average'],
    ['type: value_median, rules: [refused], timespan: 5m, condition: { gt: 1, field: bytes }', 'no average'],
    [
      'type: value_percentile, rules: [refused], timespan: 5m, condition: { gt: 1, field: b, percentile: 9 }',
      'no average',
    ],
    ['type: event_count, rules: [refused], timespan: 25h, condition: { gte: 3 }', 'at most one day'],
    ['type: event_count, rules: [many], timespan: 1h, condition: { gte: 3 }', 'matches of other correlations'],
    ['type: temporal, rules: [many, accepted], timespan: 1d', 'at most one day'],
    ['type: temporal, rules: [refused, accepted], timespan: 1h, condition: refused and not accepted', 'no negation'],
    ['type: temporal, rules: [refused, accepted], timespan: 1h, condition: { lt: 2 }', 'that a rule has not matched'],
    ['type: temporal, rules: [refused, accepted], timespan: 1h, condition: { gte: 3 }', 'no number of matching rules'],
    ['type: temporal_ordered, rules: [refused, accepted, reset], timespan: 1d', 'must be within one day'],
    [
      'type: temporal_ordered, rules: [refused, accepted], timespan: 5m, aliases: { user: { refused: who } }',
      'fields with the same names',
    ],
    [
      'type: event_count, rules: [refused, accepted], timespan: 5m, aliases: { user: { refused: who } }, condition: { gte: 3 }',
      'the same name for `user`',
    ],
  ])('%s', (section, because) => {
    expect(refusal(correlation(section))).toContain(because)
  })

  test('a count with other groups than those of the outer correlation', () => {
    const other =
      '\ntitle: asked\ncorrelation: { type: temporal, rules: [many, accepted], group-by: [host], timespan: 5m }\n'
    expect(refusal(other)).toContain('all queries of a Datadog rule must be grouped like `asked`')
  })
})
