import { assuming, type Rendering, unsupported, wider } from '../../src/emit/rendering.js'
import { isAny, type Pattern } from '../../src/ir/pattern.js'

/** Beside a star a literal needs this many characters, unless it begins the term. */
const SHORTEST = 3

/**
 * A pattern as an unquoted term: `Get*`, `*@example.com`, `jane*smith`. No escape is documented outside of quotes, so blanks and
 * punctuation become stars, and so do literals that are too short to be searched for: the term then matches more.
 */
export function wildcardTerm(field: string, pattern: Pattern): Rendering {
  let because: string | undefined
  const pieces = pattern.flatMap((part): (string | null)[] => {
    if (typeof part !== 'string') {
      if (!isAny(part)) because ??= 'there is no single-character wildcard'
      return [null]
    }
    const [first = '', ...rest] = part.split(UNQUOTABLE)
    if (rest.length > 0) because ??= 'blanks and punctuation cannot stand beside a wildcard'
    return [first, ...rest.flatMap((piece) => [null, piece])]
  })
  const kept = pieces
    .filter((piece) => piece !== '')
    .map((piece, index) => {
      if (piece === null || index === 0 || piece.length >= SHORTEST) return piece
      because ??= `beside a wildcard a text needs ${SHORTEST} characters`
      return null
    })
  if (typeof kept[0] === 'string' && /^[-+!&|]/.test(kept[0])) {
    because ??= 'blanks and punctuation cannot stand beside a wildcard'
    kept[0] = kept[0].replace(/^[-+!&|]+/, '')
    kept.unshift(null)
  }
  const term = kept
    .map((piece) => piece ?? '*')
    .join('')
    .replace(/\*{2,}/g, '*')
  if (term === '*') return unsupported(because ?? 'nothing is left to search for')
  const query = `${field}:${term}`
  if (because !== undefined) return wider(query, because)
  return term.toLowerCase() === term.toUpperCase() ? query : assuming(query, 'letter-case')
}

/** Whatever Lucene could read as syntax. */
const UNQUOTABLE = /[^\p{L}\p{N}_.@-]+/u
