import { expect, test } from 'vitest'
import { backends, eql, esql, kql, lucene, splunk } from '../../backends/index.js'
import { type Backend, type ConvertSettings, indexRules } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { correlations } from '../correlations/correlations.js'
import { spanFaults } from './sound-spans.js'

type Options = NonNullable<ConvertSettings['options']>
const settings: readonly (readonly [name: string, backend: Backend, options: Options])[] = [
  ...[...backends].map(([name, backend]) => [name, backend, {}] as const),
  ['eql with `?`', eql as Backend, { unmapped: true }],
  ['esql with columns in lower case', esql as Backend, { 'lower-once': true }],
  ['esql with KQL', esql as Backend, { keywords: 'kql', 'multi-value': 'kql' }],
  ['kql with flattened fields', kql as Backend, { flattened: 'user_name' }],
  ['splunk with tstats', splunk as Backend, { 'data-model': 'tstats', dataset: 'Endpoint.Processes' }],
  ['splunk with a data model', splunk as Backend, { 'data-model': 'from', dataset: 'Endpoint.Processes' }],
  ['splunk with terms', splunk as Backend, { keywords: 'terms' }],
  ['lucene with both cases', lucene as Backend, { 'case-insensitive': 'regex' }],
  ['splunk with fixed windows', splunk as Backend, { windows: 'fixed' }],
  ['esql with missing groups', esql as Backend, { 'missing-groups': 'keep' }],
]

test.each(settings)('%s has sound spans in every construct', (_, backend, options) => {
  const faults = [...constructs.keys()].flatMap((name) =>
    spanFaults(constructRule(name), backend, { lossy: true, options }).map((fault) => `${name}: ${fault}`),
  )
  expect(faults).toEqual([])
})

test.each(settings)('%s has sound spans in every correlation', (_, backend, options) => {
  const faults = [...correlations].flatMap(([name, { rule, all }]) =>
    spanFaults(rule, backend, { lossy: true, options, rules: indexRules(all) }).map((fault) => `${name}: ${fault}`),
  )
  expect(faults).toEqual([])
})
