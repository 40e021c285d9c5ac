import { secondsText } from '../../../src/text/seconds-text.js'
import type { ElasticRuleSettings, ElasticThreshold } from '../elastic-rule-settings.js'
import type { JsonObject } from './json.js'
import type { Language } from './languages.js'

/** The request body for a query. For a threshold it returns the groups that reach it instead of events. */
export function searchBody(
  query: string,
  language: Language,
  settings: ElasticRuleSettings | null,
  last: string | undefined,
): JsonObject {
  const isThreshold = settings?.type === 'threshold'
  const time = last ?? (isThreshold ? secondsText(settings.lookBack) : undefined)
  const range: JsonObject | undefined =
    time === undefined ? undefined : { range: { '@timestamp': { gte: `now-${time}` } } }
  if (language === 'eql' || language === 'esql') return { query, ...(range === undefined ? {} : { filter: range }) }
  const asked: JsonObject =
    language === 'kuery'
      ? { kql: { query, case_insensitive: false } }
      : { query_string: { query, analyze_wildcard: true } }
  const whole: JsonObject = range === undefined ? asked : { bool: { filter: [asked, range] } }
  return isThreshold ? { size: 0, query: whole, aggs: { groups: groupsOf(settings.threshold) } } : { query: whole }
}

/**
 * The groups that reach a threshold, in pages of ten thousand. `_count` and a number of values are compared as in
 * Kibana.
 *
 * https://www.elastic.co/docs/reference/aggregations/search-aggregations-bucket-composite-aggregation
 */
function groupsOf({ field, value, cardinality }: ElasticThreshold['threshold']): JsonObject {
  const [counted] = cardinality
  const least: JsonObject = {
    bucket_selector: {
      buckets_path: { count: '_count', ...(counted === undefined ? {} : { values: 'values' }) },
      script: [
        `params.count >= ${value}`,
        ...(counted === undefined ? [] : [`params.values >= ${counted.value}`]),
      ].join(' && '),
    },
  }
  const all: JsonObject =
    field.length === 0
      ? { filters: { filters: { all: { match_all: {} } } } }
      : { composite: { size: 10_000, sources: field.map((name) => ({ [name]: { terms: { field: name } } })) } }
  const values: JsonObject = counted === undefined ? {} : { values: { cardinality: { field: counted.field } } }
  return { ...all, aggs: { ...values, least } }
}
