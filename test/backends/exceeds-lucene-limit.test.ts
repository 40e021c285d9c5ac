import { expect, test } from 'vitest'
import { exceedsLuceneLimit } from '../../backends/elastic/regex/exceeds-lucene-limit.js'

/**
 * Verified with Lucene's own count:
 * https://github.com/apache/lucene/blob/main/lucene/core/src/java/org/apache/lucene/util/automaton/Operations.java
 */
test.each([
  ['no part is repeated', '.*abc.*', false],
  ['a start that comes once', 'a[^b]{0,64}cd', false],
  ['few places after a start that comes again', '.*a.{10}b', false],
  ['many places after a start that comes again', '.*a.{20}b', true],
  ['many that may be missing', '.*ab[^c]{0,64}def.*', true],
  ['more places than are counted', '(abc){5000}', true],
])('%s: %s', (_, text, expected) => {
  expect(exceedsLuceneLimit(text)).toBe(expected)
})
