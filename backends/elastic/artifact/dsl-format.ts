import { defineFormat } from '../../../src/backend/format.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { dsl } from './descriptions.js'
import { divergentPart } from './divergent-kql.js'
import { languageOf } from './languages.js'
import { measurePlace } from './place.js'
import { searchBody } from './search-body.js'

/**
 * The body of a request to Elasticsearch: `_search` for KQL and Lucene, `_eql/search` for EQL, `_query` for ES|QL. KQL
 * in a search requires version 9.1; it is a preview in 9.0.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-kql-query
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query
 *
 * @example
 * const body = makeArtifact(rule, eql, elasticDsl, { formatOptions: { last: '24h' } }).text
 * JSON.parse(body).filter // { range: { '@timestamp': { gte: 'now-24h' } } }
 */
export const elasticDsl = defineFormat({
  ...dsl,
  extension: 'json',
  layout: 'apart',
  print: (converted: ElasticConverted, { last }) => {
    const { rule, conversion } = converted
    const because = refusal(converted)
    if (because !== undefined) {
      return {
        text: undefined,
        diagnostics: [diagnoseArtifact('no-artifact', rule.source, measurePlace(rule), [REQUEST, because])],
      }
    }
    const body = searchBody(conversion.query, languageOf(conversion.target), conversion.ruleSettings, last)
    return { text: JSON.stringify(body, undefined, 2) }
  },
})

const REQUEST = 'a search request'

function refusal({ conversion: { query, target, ruleSettings } }: ElasticConverted): string | undefined {
  if (ruleSettings?.type === 'new_terms') return 'a search request cannot find new values; ES|QL can'
  const part = languageOf(target) === 'kuery' ? divergentPart(query) : undefined
  return part === undefined
    ? undefined
    : `Elasticsearch reads \`${part}\` differently than Kibana; use the target lucene`
}
