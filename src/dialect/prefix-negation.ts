import type { Within } from './dialect.js'

/**
 * Returns a NOT for Lucene and related languages: it only excludes from a conjunction, which needs a positive clause.
 * `all` is a query that matches every event.
 *
 * https://lucene.apache.org/core/9_0_0/queryparser/org/apache/lucene/queryparser/classic/package-summary.html
 */
export const prefixNegation =
  (all: string) =>
  (atom: string, within: Within): string =>
    within === 'and' ? `NOT ${atom}` : `(${all} AND NOT ${atom})`
