import type { Within } from './dialect.js'

/**
 * NOT as Lucene's syntax takes it: it only bars a clause of a conjunction, so it needs something positive beside it. `all` is a query that
 * every event matches.
 *
 * https://lucene.apache.org/core/9_0_0/queryparser/org/apache/lucene/queryparser/classic/package-summary.html
 */
export const prefixNegation =
  (all: string) =>
  (atom: string, within: Within): string =>
    within === 'and' ? `NOT ${atom}` : `(${all} AND NOT ${atom})`
