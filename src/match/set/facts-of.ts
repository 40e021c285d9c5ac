import { and, type Bool, FALSE, leaf, not, or } from '../../ir/bool.js'
import { foldCase } from '../../ir/glob.js'
import { ANY, isOne, isPlaceholder, type Pattern, pattern } from '../../ir/pattern.js'
import type { Predicate } from '../../ir/predicate.js'
import { prefilterPatterns } from '../../ir/prefilter-patterns.js'
import { mayFoldCase } from '../../ir/regex.js'
import type { Fact, LiteralFact, ValueFact } from './fact.js'
import { isAscii } from './symbols.js'

/** Facts that hold for every event for which a predicate holds. */
export interface Facts {
  readonly facts: Bool<Fact>
  /** True if the predicate holds exactly if the facts do. Otherwise a candidate needs its test. */
  readonly isExact: boolean
}

/** Returns what an index can find out about a predicate. */
export function factsOf(predicate: Predicate): Facts {
  switch (predicate.kind) {
    case 'match':
      return patternFacts(predicate.field, predicate.pattern, predicate.cased)
    case 'keyword':
      return patternFacts(null, predicate.pattern, predicate.cased)
    case 'equals':
      return exact(leaf({ kind: 'number', field: predicate.field, type: predicate.type, text: predicate.text }))
    case 'isNull':
      return exact(not(value('non-null', predicate.field)))
    case 'exists':
      return exact(value('value', predicate.field))
    case 'regex':
      return atMost(regexFacts(predicate.field, predicate.source, predicate.flags))
    case 'keywordRegex':
      return atMost(regexFacts(null, predicate.source, predicate.flags))
    case 'compare':
    case 'cidr':
    case 'timePart':
      return atMost(value('text', predicate.field))
    case 'fieldRef':
      return atMost(and([value('text', predicate.field), value('text', predicate.other)]))
    case 'expression':
      return atMost(value('text', predicate.field))
  }
}

const exact = (facts: Bool<Fact>): Facts => ({ facts, isExact: true })
const atMost = (facts: Bool<Fact>): Facts => ({ facts, isExact: false })
const value = (kind: ValueFact['kind'], field: string | null): Bool<Fact> => leaf({ kind, field })

/** A pattern of one literal is a fact; of any other, each of its literals is. */
function patternFacts(field: string | null, given: Pattern, cased: boolean): Facts {
  const parts = pattern(given)
  if (parts.length === 0) return exact(leaf({ kind: 'literal', field, at: 'whole', text: '', cased }))
  if (parts.some(isPlaceholder)) return exact(FALSE)
  const isExact = !parts.some(isOne)
  const literals = parts.filter((part) => typeof part === 'string').length
  if (literals === 0) return { facts: value('text', field), isExact }
  const literalAt = (index: number): Bool<Fact> => {
    const text = String(parts[index])
    const at = placeOf(index === 0, index === parts.length - 1)
    return leaf({ kind: 'literal', field, at, text: cased ? text : foldCase(text), cased })
  }
  if (literals === 1) return { facts: literalAt(parts.findIndex((part) => typeof part === 'string')), isExact }
  return atMost(and(parts.flatMap((part, index) => (typeof part === 'string' ? [literalAt(index)] : []))))
}

function placeOf(isFirst: boolean, isLast: boolean): LiteralFact['at'] {
  if (isFirst) return isLast ? 'whole' : 'start'
  return isLast ? 'end' : 'anywhere'
}

/**
 * The literals that a match of a regular expression contains. A case-insensitive expression folds some characters
 * beyond ASCII to ASCII letters, such as the Kelvin sign, so that texts with such characters always need the test.
 */
function regexFacts(field: string | null, source: string, flags: string): Bool<Fact> {
  const patterns = prefilterOf(source, flags)
  if (!mayFoldCase(source, flags)) return literalsOf(field, patterns)
  const isPlain = patterns.flat().every((part) => typeof part !== 'string' || isAscii(part))
  return isPlain ? or([literalsOf(field, patterns), value('beyond-ascii', field)]) : value('text', field)
}

const literalsOf = (field: string | null, patterns: readonly Pattern[]): Bool<Fact> =>
  or(patterns.map((parts) => patternFacts(field, parts, false).facts))

/** A malformed expression has no test, and nothing is known about it. */
function prefilterOf(source: string, flags: string): readonly Pattern[] {
  try {
    return prefilterPatterns(source, flags)
  } catch {
    return [[ANY]]
  }
}
