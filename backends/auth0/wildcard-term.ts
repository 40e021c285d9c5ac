import { glob } from '../../src/dialect/escape.js'
import { assuming, type Rendering, unsupported, wider } from '../../src/dialect/rendering.js'
import { hasCase, isOne, type Pattern } from '../../src/ir/pattern.js'
import { MIN_LITERAL_LENGTH } from './auth0-limits.js'

/** Characters that Lucene could read as syntax outside of quotes; Auth0 documents no escape for them. */
const UNQUOTABLE = /[^\p{L}\p{N}_.@-]+/gu

/**
 * A pattern as an unquoted term: `Get*`, `*@example.com`, `jane*smith`. Spaces, punctuation and literals that are too
 * short to search for become stars; the term then matches more.
 */
export function wildcardTerm(field: string, pattern: Pattern): Rendering {
  const written = glob(pattern, (text) => text.replaceAll('*', '\\*'), '*', '*')
  const quotable = glob(pattern, (text) => text.replace(UNQUOTABLE, '*'), '*', '*').replace(/^-+/, '*')
  const literals = quotable.split(/\*+/)
  const isBeginning = literals.length === 2 && literals[1] === ''
  const long = literals.map((literal) => (isBeginning || literal.length >= MIN_LITERAL_LENGTH ? literal : ''))
  const joined = long.join('*').replace(/\*{2,}/g, '*')
  const term = joined === '*' ? `${literals[0]}*` : joined

  const reasons = [
    pattern.some(isOne) ? 'Auth0 log search has no single-character wildcard' : undefined,
    quotable === written ? undefined : 'terms with a wildcard cannot contain spaces or punctuation',
    long.join() === literals.join()
      ? undefined
      : `text next to a wildcard needs at least ${MIN_LITERAL_LENGTH} characters`,
  ].filter((reason) => reason !== undefined)
  if (term === '*') return unsupported(reasons.join('; '))
  const query = `${field}:${term}`
  const assumptions = hasCase(term) ? (['letter-case'] as const) : []
  return reasons.length === 0 ? assuming(query, ...assumptions) : wider(query, reasons.join('; '), ...assumptions)
}
