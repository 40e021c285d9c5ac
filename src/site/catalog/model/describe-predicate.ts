import { isAny, type Pattern, patternText } from '../../../ir/pattern.js'
import type { Predicate } from '../../../ir/predicate.js'

/** A predicate as a field, a kind and a value, for tables and searches. */
export interface PredicateFacts {
  /** Null for a keyword, which any field may contain. */
  readonly field: string | null
  /** A stable name, such as `eq`, `contains`, `starts_with` or `regex`. */
  readonly kind: string
  /** The words between field and value in a sentence. */
  readonly words: string
  /** The value without the wildcards that the kind says. Empty for a kind without a value. */
  readonly value: string
  /** True if the predicate is case-sensitive although its kind usually is not. */
  readonly isCased: boolean
}

/**
 * Describes a predicate.
 *
 * @example
 * describePredicate({ kind: 'match', field: 'Image', pattern: [ANY, '\\cmd.exe'], cased: false }).kind // 'ends_with'
 */
export function describePredicate(predicate: Predicate): PredicateFacts {
  switch (predicate.kind) {
    case 'match':
      return { field: predicate.field, isCased: predicate.cased, ...patternFacts(predicate.pattern) }
    case 'keyword':
      return {
        field: null,
        kind: 'keyword',
        words: 'any field contains',
        value: patternText(predicate.pattern),
        isCased: predicate.cased,
      }
    case 'keywordRegex':
      return { ...plain(null, 'keyword_regex', 'any field matches'), value: withFlags(predicate) }
    case 'equals':
      return { ...plain(predicate.field, 'eq', 'equals'), value: predicate.text }
    case 'isNull':
      return plain(predicate.field, 'null', 'is null or missing')
    case 'exists':
      return plain(predicate.field, 'exists', 'exists')
    case 'compare':
      return { ...plain(predicate.field, predicate.op, COMPARISONS[predicate.op]), value: predicate.value }
    case 'regex':
      return { ...plain(predicate.field, 'regex', 'matches'), value: withFlags(predicate) }
    case 'cidr':
      return { ...plain(predicate.field, 'cidr', 'is in the network'), value: predicate.network }
    case 'fieldRef':
      return {
        ...plain(predicate.field, `field_${KINDS[predicate.match]}`, `${FIELD_WORDS[predicate.match]} the field`),
        value: predicate.other,
        isCased: predicate.cased,
      }
    case 'timePart': {
      const kind = predicate.op === 'eq' ? predicate.part : `${predicate.part}_${predicate.op}`
      const words = `has a ${predicate.part} ${predicate.op === 'eq' ? 'of' : COMPARISONS[predicate.op]}`
      return { ...plain(predicate.field, kind, words), value: predicate.value }
    }
    case 'expression':
      return { ...plain(predicate.field, 'expression', 'satisfies'), value: predicate.text }
  }
}

/**
 * Returns a text that is equal for predicates that hold for the same events: case-insensitive values in one letter case.
 */
export function predicateKey(predicate: Predicate): string {
  const { field, kind, value, isCased } = describePredicate(predicate)
  const isText = predicate.kind === 'match' || predicate.kind === 'keyword'
  return JSON.stringify([field, kind, isText && !isCased ? value.toLowerCase() : value, isCased])
}

const COMPARISONS = {
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is greater than',
  gte: 'is at least',
} as const

const KINDS = { equals: 'eq', startswith: 'starts_with', endswith: 'ends_with', contains: 'contains' } as const

const FIELD_WORDS = {
  equals: 'equals',
  startswith: 'starts with',
  endswith: 'ends with',
  contains: 'contains',
} as const

const plain = (field: string | null, kind: string, words: string): PredicateFacts => ({
  field,
  kind,
  words,
  value: '',
  isCased: false,
})

const withFlags = ({ source, flags }: { readonly source: string; readonly flags: string }): string =>
  flags === '' ? source : `(?${flags})${source}`

/** Names the form of a pattern by its wildcards. */
function patternFacts(pattern: Pattern): Pick<PredicateFacts, 'kind' | 'words' | 'value'> {
  const texts = pattern.filter((part) => typeof part === 'string')
  if (texts.length === 0 && pattern.length === 0) return { kind: 'eq', words: 'equals', value: '' }
  const [first, last] = [isAny(pattern[0]), isAny(pattern.at(-1))]
  const value = texts[0] ?? ''
  if (texts.length === 1) {
    if (pattern.length === 1) return { kind: 'eq', words: 'equals', value }
    if (pattern.length === 3 && first && last) return { kind: 'contains', words: 'contains', value }
    if (pattern.length === 2 && last) return { kind: 'starts_with', words: 'starts with', value }
    if (pattern.length === 2 && first) return { kind: 'ends_with', words: 'ends with', value }
  }
  return { kind: 'wildcard', words: 'is like', value: patternText(pattern) }
}
