import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { type Conversion, type ConversionWithQuery, convertRule, type Rule } from '../../src/index.js'

// `npm run typecheck` verifies this file: a line after `@ts-expect-error` must not compile, and the others must.

const uses: Readonly<Record<string, (rule: Rule, conversion: Conversion) => unknown>> = {
  'a test of the query narrows the rest': (rule) => {
    const { query, fidelity, head } = convertRule(rule, splunk)
    return query === null ? (fidelity satisfies 'none') : [query.length, head.metadata.title]
  },
  'a test of the fidelity narrows the rest': (_, { fidelity, query, residual }) => {
    if (fidelity === 'wider') return [query.length, residual.text]
    // @ts-expect-error: only a wider query always has a residual
    return residual.text
  },
  'a query has a fidelity': (_, conversion): ConversionWithQuery | undefined => {
    // @ts-expect-error: there may be no query
    if (conversion.fidelity !== 'exact') return conversion
    return conversion
  },
  'an option exists and has a value of its type': (rule) => [
    convertRule(rule, splunk, { options: { table: true } }).options.table satisfies boolean,
    // @ts-expect-error: the option is `table`
    convertRule(rule, splunk, { options: { tabel: true } }),
    // @ts-expect-error: the value is a boolean
    convertRule(rule, splunk, { options: { table: 'yes' } }),
  ],
}

test('wrong use of the library does not compile', () => {
  expect(Object.keys(uses).length).toBeGreaterThan(0)
})
