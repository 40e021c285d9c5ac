/**
 * Maximum nesting depth of a condition. Elasticsearch rejects ES|QL conditions deeper than 300 levels (400 in older
 * versions, `MAX_EXPRESSION_DEPTH`); since 2026 EQL has such a limit, too. The text around the conditions of a
 * correlation uses some of the levels.
 *
 * https://github.com/elastic/elasticsearch/pull/111186
 * https://github.com/elastic/elasticsearch/pull/150003
 */
export const DEEPEST = 290
