/**
 * Elasticsearch refuses a condition of ES|QL that is more than 300 levels deep, or 400 in older versions (`MAX_EXPRESSION_DEPTH`); since 2026 EQL
 * has such a limit, too. What surrounds the conditions of a correlation takes some of the levels.
 *
 * https://github.com/elastic/elasticsearch/pull/111186
 * https://github.com/elastic/elasticsearch/pull/150003
 */
export const DEEPEST = 290
