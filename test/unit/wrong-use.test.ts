import { expect, test } from 'vitest'
import { elasticRule } from '../../backends/elastic/formats.js'
import { auth0, backends, esql, kql, splunk } from '../../backends/index.js'
import { splunkSavedSearches } from '../../backends/splunk/formats.js'
import { findPipeline } from '../../pipelines/all.js'
import { loadPipeline } from '../../pipelines/index.js'
import { type CheckRulesSettings, checkRules } from '../../src/check.js'
import {
  type Conversion,
  type ConversionWithQuery,
  compileExplanation,
  convertRule,
  jsonFormat,
  makeArtifact,
  type Pipeline,
  type Rule,
} from '../../src/index.js'
import { compareRules, undecidedReasons } from '../../src/reason.js'

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
    convertRule(rule, auth0, { options: {} }),
    // @ts-expect-error: the target has no options
    convertRule(rule, auth0, { options: { table: true } }),
    // @ts-expect-error: the format has no options
    makeArtifact(rule, kql, jsonFormat, { formatOptions: { index: ['logs-*'] } }),
    // @ts-expect-error: the option of the format is `index`
    makeArtifact(rule, kql, elasticRule, { formatOptions: { indices: ['logs-*'] } }),
  ],
  'several targets are converted in turn': (rule) => [
    [splunk, kql].map((target) => convertRule(rule, target).options),
    [...backends.values()].map((target) => convertRule(rule, target)),
    [kql, esql].map((target) => makeArtifact(rule, target, elasticRule)),
    // @ts-expect-error: `from` is an option of `esql`
    [splunk, kql].map((target) => convertRule(rule, target, { options: { from: 'logs-*' } })),
  ],
  'an undecided comparison has a reason': (rule) => {
    if (rule.kind === 'filter') return undefined
    const { relation, reason } = compareRules(rule, rule)
    return relation === 'undecided' ? undecidedReasons[reason] : (reason satisfies undefined)
  },
  'an explanation has all functions or none': (rule) => {
    if (rule.kind !== 'detection') return undefined
    const { explain, expr, judge } = compileExplanation(rule)
    return explain === undefined ? (judge satisfies undefined) : [expr.kind, judge({}).holds]
  },
  'a built-in pipeline exists': (rule) => [
    loadPipeline('ecs-windows') satisfies Promise<Pipeline>,
    convertRule(rule, splunk, { pipelines: [findPipeline('splunk-windows')] }),
    // @ts-expect-error: the name may be unknown
    loadPipeline('ecs-window') satisfies Promise<Pipeline>,
  ],
  'a format prints the rules of its platform': (rule) => [
    makeArtifact(rule, splunk, jsonFormat).conversion.ruleSettings?.lookBack satisfies number | undefined,
    makeArtifact(rule, splunk, splunkSavedSearches),
    // @ts-expect-error: a saved search contains no KQL
    makeArtifact(rule, kql, splunkSavedSearches),
    // @ts-expect-error: Kibana runs no SPL
    makeArtifact(rule, splunk, elasticRule),
  ],
}

test('wrong use of the library does not compile', () => {
  expect(Object.keys(uses).length).toBeGreaterThan(0)
})

test('targets are given as a list, or by their names', () => {
  const text =
    'title: t\nlogsource: {}\ndetection: { s: { a: b }, condition: s }\nsigmacast: { splunk: { no-option: 1 } }\n'
  const codesFor = (targets: CheckRulesSettings['targets'] & {}): readonly string[] =>
    checkRules([{ name: 'a.yml', text }], { targets, profiles: [] })
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code)
  expect(codesFor([splunk])).toEqual(codesFor(new Map([['splunk', splunk]])))
  expect(codesFor([kql])).toEqual(codesFor(new Map([['kql', kql]])))
})
