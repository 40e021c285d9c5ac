import { foldCase } from '../../ir/glob.js'
import { isAny, type Pattern } from '../../ir/pattern.js'
import type { TextTest } from './text-test.js'

/**
 * True if a look at two texts shows that every value which passes `narrow` passes `wide`, as for `*sh` and `*\bash`. An
 * automaton would find the same in a hundred times the time. False means nothing.
 */
export function coversPlainly({ predicate: wide }: TextTest, { predicate: narrow }: TextTest): boolean {
  if (wide === undefined || narrow === undefined || !('pattern' in wide) || !('pattern' in narrow)) return false
  if (wide.cased && !narrow.cased) return false
  const plain = plainOf(wide.pattern)
  // Half of a surrogate pair has no letter case: only the whole character has.
  if (plain === undefined || (wide.cased !== narrow.cased && /\p{Surrogate}/u.test(plain.text))) return false
  const fold = wide.cased ? (text: string) => text : foldCase
  const text = fold(plain.text)
  const { isOpenBefore, isOpenAfter } = plain
  const textOf = (part: Pattern[number] | undefined): string => (typeof part === 'string' ? fold(part) : '')
  if (isOpenBefore && isOpenAfter) return narrow.pattern.some((part) => textOf(part).includes(text))
  if (isOpenBefore) return textOf(narrow.pattern.at(-1)).endsWith(text)
  if (isOpenAfter) return textOf(narrow.pattern[0]).startsWith(text)
  return narrow.pattern.length === 1 && textOf(narrow.pattern[0]) === text
}

interface Plain {
  readonly text: string
  readonly isOpenBefore: boolean
  readonly isOpenAfter: boolean
}

/** Returns the text of a pattern that has no wildcard but `*` at its ends. */
function plainOf(pattern: Pattern): Plain | undefined {
  const [text, ...others] = pattern.filter((part) => !isAny(part))
  if (typeof text !== 'string' || others.length > 0) return undefined
  return { text, isOpenBefore: isAny(pattern[0]), isOpenAfter: isAny(pattern.at(-1)) }
}
