import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { pipelineSchema } from '../../src/pipeline/schema/pipeline-schema.js'
import { configSchema } from '../../src/project/config/schema/config-schema.js'
import { compileSchema } from '../../src/rule/schema/compile-schema.js'
import type { JsonSchema, SchemaViolation } from '../../src/rule/schema/json-schema.js'
import { type Data, toData } from '../../src/rule/yaml/data.js'
import { readYaml } from '../../src/rule/yaml/read-yaml.js'
import { quickly } from '../readers/ajv-options.js'

const ruleSchema = (kind: string): JsonSchema =>
  JSON.parse(readFileSync(new URL(`../../src/rule/schema/${kind}.schema.json`, import.meta.url), 'utf8'))

const fromYaml = (text: string): Data => {
  const [document] = readYaml({ name: 'document.yml', text })
  return document?.root === undefined ? null : toData(document.root)
}

// Valid documents; the tests below replace each of their parts by an invalid one.
const rows: readonly (readonly [name: string, schema: JsonSchema, document: string])[] = [
  [
    'a detection rule',
    ruleSchema('detection'),
    `
logsource: { product: windows, service: null }
detection: { s: { a: 1 }, condition: [s, not s] }
sigmacast: { first-seen: { fields: [a, b], timespan: 5m }, splunk: {} }
`,
  ],
  [
    'a correlation',
    ruleSchema('correlation'),
    `
correlation:
  type: value_percentile
  rules: [one, other]
  aliases: { u: { one: user } }
  group-by: [u, v]
  timespan: 15m
  condition: { gte: 10, field: [a, b], percentile: 99 }
  generate: true
`,
  ],
  [
    'a filter',
    ruleSchema('filter'),
    'logsource: { product: windows }\nfilter: { rules: [one, other], s: [a, b], condition: not s }\n',
  ],
  [
    'a configuration',
    configSchema(),
    `
rules: [a, b]
pipelines: [p, { select: { level: high }, use: [x, y] }]
select: { level: [low, high], tag: a, not: { status: [stable] } }
accept: { fidelity: [exact], assumptions: [letter-case], unmapped: { fields: error, logsource: warn } }
vars: { v: [a, 1], w: 2 }
limits: { values: 10 }
outputs: { o: { target: [t], format: f, path: p, options: { x: [1, a], y: true }, cannot: skip, commit: false } }
environments: { prod: { filters: f, outputs: { o: { path: q, schema: s } }, overrides: [{ rules: r }] } }
overrides: [{ rules: [r], options: { o: { x: 1 } }, cannot: warn }]
`,
  ],
  [
    'a pipeline',
    pipelineSchema,
    `
name: p
priority: 10
allowed_backends: [a, b]
vars: { v: 1 }
field_types: { a.*: text, b: { type: keyword, caseless: c }, d: long }
transformations:
  - { type: field_name_mapping, mapping: { a: b, c: [d, e] }, id: 1, confidence: seen }
  - type: nest
    items: [{ type: set_state, key: a, val: 1, rule_conditions: { x: { type: logsource, product: windows } }, rule_cond_expr: x }]
  - type: add_condition
    conditions: { a: 1 }
    rule_cond_op: or
    rule_cond_not: false
    rule_conditions: [{ type: logsource, category: c }, { type: tag, tag: attack.t1 }]
    detection_item_conditions: [{ type: match_string, cond: any, pattern: ^a }]
    field_name_conditions: [{ type: include_fields, fields: [a] }]
postprocessing: [{ type: embed, prefix: a }, { type: nest, items: [{ type: replace, pattern: a, replacement: b }] }]
finalizers: [{ type: concat, separator: a }, { type: yaml, indent: 4 }]
`,
  ],
]

const odd: readonly Data[] = [
  null,
  0,
  -1,
  1.5,
  1000,
  Number.POSITIVE_INFINITY,
  '',
  'x',
  '\u{1F600}',
  'and',
  true,
  [],
  [''],
  ['a', 'b', 'a', 'b'],
  {},
  { type: 'nest', items: [] },
  { 'a/b~c': 1, type: 'there is none' },
]

/**
 * The document with each part replaced by each odd value, with each key removed, and with an additional key in each
 * map.
 */
function* changed(data: Data): Generator<Data> {
  yield* odd
  if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) for (const other of changed(item)) yield data.with(index, other)
  } else if (typeof data === 'object' && data !== null) {
    yield { ...data, 'no/such~key': 1 }
    for (const [key, value] of Object.entries(data)) {
      yield Object.fromEntries(Object.entries(data).filter(([name]) => name !== key))
      for (const other of changed(value)) yield { ...data, [key]: other }
    }
  }
}

// ajv reports more for keywords that only refer to others.
const texts = (violations: readonly SchemaViolation[]): readonly string[] =>
  violations
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'discriminator')
    .map(({ keyword, instancePath, params }) =>
      [
        keyword,
        instancePath,
        params.missingProperty ?? params.additionalProperty ?? params.limit ?? params.i ?? params.type,
      ].join(' '),
    )

describe.each(rows)('%s', (_, schema, text) => {
  const ajv = new Ajv2020({
    ...quickly,
    allErrors: true,
    discriminator: true,
    ownProperties: true,
    strict: false,
    strictNumbers: true,
  })
  const judge = ajv.compile(schema)
  const validate = compileSchema(schema)
  const document = fromYaml(text)

  test('conforms', () => {
    expect(texts(validate(document))).toEqual([])
  })

  test('has the violations that ajv finds, in the same order, for every change', () => {
    const documents = [...changed(document)]
    const different = documents.filter(
      (one) => String(texts(validate(one))) !== (judge(one) ? '' : String(texts(judge.errors ?? []))),
    )
    expect(different).toEqual([])
  })
})

test('an unchecked keyword is an error, so that no schema promises more than is checked', () => {
  expect(() => compileSchema({ maxProperties: 1 })({})).toThrow('maxProperties')
})
