import type { PlatformLimit } from '../../src/backend/platform-limit.js'

/** Limits of the languages that Elasticsearch translates to Lucene queries: KQL, Lucene, EQL. */
export const clauseLimits: readonly PlatformLimit[] = [
  {
    counts: 'comparisons',
    maximum: 1_024,
    because: 'Elasticsearch always accepts this many clauses; a higher limit depends on the memory of its nodes',
    page: 'https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/search-settings',
  },
]

export const esqlLimits: readonly PlatformLimit[] = [
  {
    counts: 'characters',
    maximum: 1_000_000,
    because: 'the ES|QL parser rejects longer queries',
    page: 'https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/esql/src/main/java/org/elasticsearch/xpack/esql/parser/EsqlParser.java',
  },
]
