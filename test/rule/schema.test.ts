import { describe, expect, test } from 'vitest'
import { parseRules } from '../../src/index.js'
import type { JsonSchema } from '../../src/rule/schema/json-schema.js'
import { validateCorrelation, validateDetection, validateFilter } from '../../src/rule/schema/rule-schemas.js'
import { detection } from '../../src/rule/schema/schemas.generated.js'
import type { Data } from '../../src/rule/yaml/data.js'

const validators = { detection: validateDetection, correlation: validateCorrelation, filter: validateFilter }

type Kind = keyof typeof validators
type Document = Record<string, unknown>
type Violation = readonly [keyword: string, instancePath: string, key?: string]
type Row = readonly [claim: string, document: unknown, violations: readonly Violation[]]

const id = '0e95725d-7320-415d-80f7-004da920fc11'

const aRule = (changes: Document = {}): Document => ({
  title: 'A title',
  logsource: { product: 'windows' },
  detection: { selection: { EventID: 1 }, condition: 'selection' },
  ...changes,
})

const aCount = (changes: Document = {}): Document => ({
  title: 'A title',
  correlation: {
    type: 'event_count',
    rules: ['a_rule'],
    'group-by': [],
    timespan: '5m',
    condition: { gte: 10 },
    ...changes,
  },
})

const aProximity = (changes: Document = {}): Document => ({
  title: 'A title',
  correlation: { type: 'temporal', rules: ['rule_a', 'rule_b'], 'group-by': ['User'], timespan: '1h', ...changes },
})

const aFilter = (changes: Document = {}): Document => ({
  title: 'A title',
  logsource: { product: 'windows' },
  filter: { rules: [id], selection: { User: 'admin' }, condition: 'not selection', ...changes },
})

/** Each row: a document, and the complete list of its violations; a missing or additional key follows its map. */
const rows: Record<Kind, readonly Row[]> = {
  detection: [
    ['the least that a rule can be', aRule(), []],
    [
      'metadata may hold anything: another reader looks at them',
      aRule({ title: 5, id: 'rule-1', level: ['High'], tags: null, date: {}, related: 'x', falsepositives: 7 }),
      [],
    ],
    ['keys of one’s own hold anything', aRule({ splunk: null, simulation: [{ deep: [1] }], tag: 5 }), []],
    ['a condition may be a list', aRule({ detection: { a: {}, b: ['x', 5], condition: ['a', 'b'] } }), []],
    ['the inside of selections is left to the reader', aRule({ detection: { a: [null, [1.5]], condition: 'a' } }), []],
    ['a document that is no map', ['title'], [['type', '']]],
    [
      'an empty map lacks what is required',
      {},
      [
        ['required', '', 'logsource'],
        ['required', '', 'detection'],
      ],
    ],
    [
      'a log source of the wrong type, and no condition',
      aRule({ logsource: { product: ['windows'], vendor: 5 }, detection: {} }),
      [
        ['type', '/logsource/product'],
        ['required', '/detection', 'condition'],
      ],
    ],
    ['an empty list of conditions', aRule({ detection: { condition: [] } }), [['minItems', '/detection/condition']]],
    [
      'selections that are texts or numbers',
      aRule({ detection: { condition: 5, selection: 'x', 'a/b': 5, timeframe: '5m' } }),
      [
        ['type', '/detection/condition'],
        ['type', '/detection/selection'],
        ['type', '/detection/a~1b'],
        ['type', '/detection/timeframe'],
      ],
    ],
    [
      'names that every object inherits are ordinary names',
      JSON.parse('{"__proto__": {"logsource": {}}, "detection": {"__proto__": 5, "constructor": 5, "condition": "a"}}'),
      [
        ['required', '', 'logsource'],
        ['type', '/detection/__proto__'],
        ['type', '/detection/constructor'],
      ],
    ],
  ],
  correlation: [
    ['the least that a count can be', aCount(), []],
    ['the least that a temporal correlation can be', aProximity(), []],
    ['a temporal correlation of some of its rules', aProximity({ condition: { gte: 2 } }), []],
    ['a temporal correlation by an expression', aProximity({ condition: 'rule_a and not rule_b' }), []],
    ['one rule, without a list', aCount({ rules: 'a_rule' }), []],
    ['a range', aCount({ condition: { gt: 100, lte: 200.5 } }), []],
    [
      'a median over two fields',
      aCount({ type: 'value_median', condition: { field: ['Sent', 'Received'], gt: 0.5 }, timespan: '2M' }),
      [],
    ],
    [
      'a percentile',
      aCount({ type: 'value_percentile', condition: { field: 'Sent', percentile: 95, gt: 5 }, generate: true }),
      [],
    ],
    [
      'an empty correlation: nothing is said about a condition while the type is unknown',
      { ...aCount(), correlation: {} },
      [
        ['required', '/correlation', 'type'],
        ['required', '/correlation', 'rules'],
        ['required', '/correlation', 'timespan'],
      ],
    ],
    ['an unknown type', aCount({ type: 'count' }), [['enum', '/correlation/type']]],
    ['a condition that is a number', aCount({ condition: 10 }), [['type', '/correlation/condition']]],
    ['an expression where events are counted', aCount({ condition: 'a' }), [['type', '/correlation/condition']]],
    ['a count without a condition', aProximity({ type: 'event_count' }), [['required', '/correlation', 'condition']]],
    ['a count that compares nothing', aCount({ condition: { field: 'User' } }), [['not', '/correlation/condition']]],
    [
      'a misspelt comparison',
      aCount({ condition: { ge: 10 } }),
      [['additionalProperties', '/correlation/condition', 'ge']],
    ],
    [
      'a sum of no field, compared with a text',
      aCount({ type: 'value_sum', condition: { gte: '10' } }),
      [
        ['type', '/correlation/condition/gte'],
        ['required', '/correlation/condition', 'field'],
      ],
    ],
    [
      'time spans and rules that are none',
      aCount({ timespan: '1.5h', rules: [] }),
      [
        ['minItems', '/correlation/rules'],
        ['pattern', '/correlation/timespan'],
      ],
    ],
    ['a time span of zero', aCount({ timespan: '00m' }), [['pattern', '/correlation/timespan']]],
    [
      'an alias without rules, and one of a number',
      aCount({ aliases: { user: 'TargetUser', ip: { a_rule: 5 } }, 'group-by': 'user' }),
      [
        ['type', '/correlation/aliases/user'],
        ['type', '/correlation/aliases/ip/a_rule'],
        ['type', '/correlation/group-by'],
      ],
    ],
  ],
  filter: [
    ['the least that a filter can be', aFilter(), []],
    ['every rule of the log source', aFilter({ rules: 'any' }), []],
    [
      'selections of any name',
      { ...aFilter(), filter: { rules: [id], admins: { User: 'a' }, words: ['x'], condition: 'not admins' } },
      [],
    ],
    [
      'an empty filter',
      { ...aFilter(), filter: {} },
      [
        ['required', '/filter', 'rules'],
        ['required', '/filter', 'condition'],
      ],
    ],
    ['no rules', aFilter({ rules: [] }), [['minItems', '/filter/rules']]],
    [
      'a list of conditions, a rule twice, a selection that is a text',
      aFilter({ condition: ['selection'], rules: [id, id], other: 'x' }),
      [
        ['uniqueItems', '/filter/rules'],
        ['type', '/filter/condition'],
        ['type', '/filter/other'],
      ],
    ],
  ],
}

for (const kind of ['detection', 'correlation', 'filter'] as const) {
  describe(`the schema of a ${kind}`, () => {
    test.each(rows[kind])('%s', (_, document, violations) => {
      expect(violationsOf(kind, document)).toEqual([...violations].sort(byText))
    })
  })
}

function violationsOf(kind: Kind, document: unknown): Violation[] {
  const violations = validators[kind](document as Data).map(({ keyword, instancePath, params }): Violation => {
    const key = params.missingProperty ?? params.additionalProperty
    return typeof key === 'string' ? [keyword, instancePath, key] : [keyword, instancePath]
  })
  return violations.sort(byText)
}

function byText(a: Violation, b: Violation): number {
  return String(a) < String(b) ? -1 : 1
}

test('the help for a list of log sources shows how to write it', () => {
  const text = 'title: T\nlogsource: { category: [a, b], service: [c] }\ndetection: { s: { a: 1 }, condition: s }\n'
  const [document] = parseRules({ name: 'rule.yml', text })
  expect(document?.diagnostics.map(({ help }) => help)).toEqual([
    'write one document for each category',
    'write `service: c`',
  ])
})

// The reader leaves out the data inside selections.
test('the schema of detection rules looks at nothing inside a selection', () => {
  const { additionalProperties } = (detection.properties as Record<string, JsonSchema>).detection as {
    readonly additionalProperties: JsonSchema
  }
  expect(Object.keys(additionalProperties).sort()).toEqual(['type'])
})
