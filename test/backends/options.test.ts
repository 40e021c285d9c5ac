import { describe, expect, test } from 'vitest'
import { eql, esql, kql, lucene, splunk } from '../../backends/index.js'
import { type Backend, type ConvertSettings, convertRule } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { conversionText, readExpectations, writeExpectations } from './expectations.js'

// For each option, the constructs whose conversion differs from the default. The expectations are rewritten and
// reviewed like those of the defaults.
const update = process.env.UPDATE_EXPECTED === '1'

type Options = NonNullable<ConvertSettings['options']>
const settings: readonly (readonly [name: string, backend: Backend, options: Options])[] = [
  ['eql.unmapped', eql as Backend, { unmapped: true }],
  ['esql.lower-once', esql as Backend, { 'lower-once': true }],
  ['esql.keywords-kql', esql as Backend, { keywords: 'kql' }],
  ['esql.keywords-qstr', esql as Backend, { keywords: 'qstr' }],
  ['esql.minimum-version-9.2', esql as Backend, { 'minimum-version': '9.2' }],
  ['esql.multi-value-kql', esql as Backend, { 'multi-value': 'kql' }],
  ['esql.multi-value-kql-9.3', esql as Backend, { 'multi-value': 'kql', 'minimum-version': '9.3' }],
  ['kql.flattened', kql as Backend, { flattened: 'user_name' }],
  ['splunk.data-model-tstats', splunk as Backend, { 'data-model': 'tstats', dataset: 'Endpoint.Processes' }],
  ['splunk.data-model-from', splunk as Backend, { 'data-model': 'from', dataset: 'Endpoint.Processes' }],
  ['splunk.keywords-terms', splunk as Backend, { keywords: 'terms' }],
  ['lucene.case-insensitive-regex', lucene as Backend, { 'case-insensitive': 'regex' }],
]

const conversionsOf = (backend: Backend, options: Options): ReadonlyMap<string, string> =>
  new Map(
    [...constructs].map(([construct, { diagnostics }]) => [
      construct,
      conversionText(convertRule(constructRule(construct), backend, { lossy: true, options }), diagnostics),
    ]),
  )

/** The conversions with the default options. */
const usual = new Map([...new Set(settings.map(([, backend]) => backend))].map((one) => [one, conversionsOf(one, {})]))

describe.each(settings)('%s', (name, backend, options) => {
  const converted = new Map(
    [...conversionsOf(backend, options)].filter(([construct, text]) => text !== usual.get(backend)?.get(construct)),
  )
  if (update) writeExpectations(name, converted)
  const expected = readExpectations(name)

  test('changes these constructs', () => {
    expect([...expected.keys()]).toEqual([...converted.keys()])
  })

  test.each([...converted])('%s', (construct, text) => {
    expect(text).toBe(expected.get(construct))
  })
})

const around: readonly (readonly [name: string, backend: Backend, options: Options, query: string])[] = [
  [
    'esql',
    esql as Backend,
    { from: 'logs-okta*', metadata: false },
    'FROM logs-okta* | WHERE TO_LOWER(user_name) == "jane.smith"',
  ],
  ['eql', eql as Backend, { category: 'authentication' }, 'authentication where user_name : "Jane.Smith"'],
]
test.each(around)('the text around the query of %s', (_, backend, options, query) => {
  expect(convertRule(constructRule('equals-string'), backend, { options }).query).toBe(query)
})
