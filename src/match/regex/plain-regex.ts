import type { CharacterSet } from './character-set.js'
import { CONDITIONS } from './place.js'

/** A regular expression whose flags and classes are resolved: what remains are sets of characters and conditions. */
export type PlainRegex =
  /** One character of the set. */
  | { readonly kind: 'character'; readonly set: CharacterSet }
  /** A place at which all conditions hold, as bits: see `place.ts`. */
  | { readonly kind: 'assert'; readonly conditions: number }
  | { readonly kind: 'sequence' | 'either'; readonly of: readonly PlainRegex[] }
  /** `high` is null without an upper bound. */
  | { readonly kind: 'repeat'; readonly of: PlainRegex; readonly low: number; readonly high: number | null }

/** Counts the steps of the automaton of an expression, in which each repetition is written out. */
export function stepCount(regex: PlainRegex): number {
  switch (regex.kind) {
    case 'character':
    case 'assert':
      return 1
    case 'sequence':
    case 'either':
      return regex.of.reduce((sum, part) => sum + stepCount(part) + 1, 0)
    case 'repeat': {
      const { of, low, high } = regex
      return (high ?? Math.max(low, 1)) * (stepCount(of) + 1)
    }
  }
}

/** True if every match begins at the start of the text. */
export function isAnchored(regex: PlainRegex): boolean {
  switch (regex.kind) {
    case 'character':
      return false
    case 'assert':
      return (regex.conditions & CONDITIONS.textStart) !== 0
    case 'either':
      return regex.of.every(isAnchored)
    case 'sequence': {
      const taking = regex.of.findIndex((part) => !takesNoText(part))
      return regex.of.slice(0, taking === -1 ? undefined : taking + 1).some(isAnchored)
    }
    case 'repeat':
      return regex.low > 0 && isAnchored(regex.of)
  }
}

const takesNoText = (regex: PlainRegex): boolean =>
  regex.kind === 'assert' || (regex.kind === 'sequence' && regex.of.every(takesNoText))
