import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { correlation, detection, filter } from '../../src/rule/schema/validators.generated.js'

const validators = { detection, correlation, filter }

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

/** Each row: a document, and the complete list of its violations; a missing or superfluous key stands behind its map. */
const rows: Record<Kind, readonly Row[]> = {
  detection: [
    ['the least that a rule can be', aRule(), []],
    [
      'all metadata',
      aRule({
        id,
        name: 'a_name',
        related: [{ id, type: 'similar' }],
        taxonomy: 'sigma',
        status: 'test',
        description: 'x'.repeat(65_535),
        license: 'DRL-1.1',
        author: 'Somebody',
        references: ['https://example.org'],
        date: '2024-02-29',
        modified: '2024-03-01',
        fields: ['User'],
        falsepositives: ['Unlikely'],
        level: 'high',
        tags: ['attack.t1059.001', 'cve.2024-1234'],
        scope: ['server'],
      }),
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
        ['required', '', 'title'],
        ['required', '', 'logsource'],
        ['required', '', 'detection'],
      ],
    ],
    ['a title of 257 letters', aRule({ title: 'x'.repeat(257) }), [['maxLength', '/title']]],
    ['a title of 256 letters outside the basic plane', aRule({ title: '𝔰'.repeat(256) }), []],
    ['a title that is a number', aRule({ title: 5 }), [['type', '/title']]],
    ['an id that is no UUID', aRule({ id: 'rule-1' }), [['format', '/id']]],
    [
      'a misspelt status, and a level of the wrong type: one violation each',
      aRule({ status: 'stabel', level: 3 }),
      [
        ['enum', '/status'],
        ['enum', '/level'],
      ],
    ],
    [
      'dates in another order',
      aRule({ date: '2024/01/31', modified: '31.01.2024' }),
      [
        ['pattern', '/date'],
        ['pattern', '/modified'],
      ],
    ],
    [
      'tags: one in upper case, one without a namespace, one twice',
      aRule({ tags: ['attack.T1059', 'persistence', 'cve.1', 'cve.1'] }),
      [
        ['uniqueItems', '/tags'],
        ['pattern', '/tags/0'],
        ['pattern', '/tags/1'],
      ],
    ],
    [
      'related rules without a type, and with an unknown one',
      aRule({ related: [{ id }, { id, type: 'copied' }, id] }),
      [
        ['required', '/related/0', 'type'],
        ['enum', '/related/1/type'],
        ['type', '/related/2'],
      ],
    ],
    ['false positives as one text', aRule({ falsepositives: 'none' }), [['type', '/falsepositives']]],
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
      JSON.parse('{"__proto__": {"title": "x"}, "detection": {"__proto__": 5, "constructor": 5, "condition": "a"}}'),
      [
        ['required', '', 'title'],
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
        ['required', '/correlation', 'group-by'],
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
    [
      'an alias without rules, and one of a number',
      aCount({ aliases: { user: 'TargetUser', ip: { a_rule: 5 } }, 'group-by': 'user' }),
      [
        ['type', '/correlation/aliases/user'],
        ['type', '/correlation/aliases/ip/a_rule'],
        ['type', '/correlation/group-by'],
      ],
    ],
    [
      'metadata are checked as those of a rule are; false positives may be one text',
      { ...aCount(), falsepositives: 'none', generate: 'yes', tags: ['x'], name: 5 },
      [
        ['type', '/name'],
        ['type', '/generate'],
        ['pattern', '/tags/0'],
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
  const conforms = validators[kind](document)
  const violations = (validators[kind].errors ?? []).map(({ keyword, instancePath, params }): Violation => {
    const key = params.missingProperty ?? params.additionalProperty
    return typeof key === 'string' ? [keyword, instancePath, key] : [keyword, instancePath]
  })
  expect(conforms).toBe(violations.length === 0)
  return violations.sort(byText)
}

function byText(a: Violation, b: Violation): number {
  return String(a) < String(b) ? -1 : 1
}

describe('the schemas', () => {
  const schemas = (['detection', 'correlation', 'filter'] as const).map((kind) => {
    const text = readFileSync(new URL(`../../src/rule/schema/${kind}.schema.json`, import.meta.url), 'utf8')
    return JSON.parse(text, (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value))
  })

  test.each([
    ...['title', 'id', 'name', 'related', 'taxonomy', 'status', 'description', 'license', 'author', 'references'],
    ...['date', 'modified', 'fields', 'level', 'tags', 'scope'],
  ])('ask the same of `%s` in every kind of document', (key) => {
    const [detection, ...others] = schemas.map((schema) => schema.properties[key])
    expect(detection).toBeDefined()
    expect(others).toEqual([detection, detection])
  })

  test('are validated by code that loads, evaluates and compiles nothing', () => {
    const code = readFileSync(new URL('../../src/rule/schema/validators.generated.js', import.meta.url), 'utf8')
    expect(code.match(/\b(require|import|eval|Function|process)\b/g)).toBeNull()
  })
})
