import { glob } from '../../src/dialect/escape.js'
import { assuming, type Rendering, unsupported, wider } from '../../src/dialect/rendering.js'
import { hasCase, isOne, type Pattern } from '../../src/ir/pattern.js'

/** Beside a star a literal needs this many characters, unless the term is nothing but its beginning, as in `a*`. */
const SHORTEST = 3

/** Whatever Lucene could read as syntax outside of quotes: no escape is documented for it. */
const UNQUOTABLE = /[^\p{L}\p{N}_.@-]+/gu

/**
 * A pattern as an unquoted term: `Get*`, `*@example.com`, `jane*smith`. Blanks and punctuation become stars, and so do literals that are
 * too short to be searched for: the term then matches more.
 */
export function wildcardTerm(field: string, pattern: Pattern): Rendering {
  const written = glob(pattern, (text) => text.replaceAll('*', '\\*'), '*', '*')
  const quotable = glob(pattern, (text) => text.replace(UNQUOTABLE, '*'), '*', '*').replace(/^-+/, '*')
  const literals = quotable.split(/\*+/)
  const isBeginning = literals.length === 2 && literals[1] === ''
  const long = literals.map((literal) => (isBeginning || literal.length >= SHORTEST ? literal : ''))
  const joined = long.join('*').replace(/\*{2,}/g, '*')
  const term = joined === '*' ? `${literals[0]}*` : joined

  const reasons = [
    pattern.some(isOne) ? 'Auth0 log search has no single-character wildcard' : undefined,
    quotable === written ? undefined : 'terms with a wildcard cannot contain spaces or punctuation',
    long.join() === literals.join() ? undefined : `text next to a wildcard needs at least ${SHORTEST} characters`,
  ].filter((reason) => reason !== undefined)
  if (term === '*') return unsupported(reasons.join('; '))
  const query = `${field}:${term}`
  const assumptions = hasCase(term) ? (['letter-case'] as const) : []
  return reasons.length === 0 ? assuming(query, ...assumptions) : wider(query, reasons.join('; '), ...assumptions)
}
