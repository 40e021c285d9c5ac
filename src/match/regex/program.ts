import type { CharacterSet } from './character-set.js'

/** A step of a nondeterministic automaton. `out` and `other` are indexes of steps. */
export type Step =
  | { readonly kind: 'character'; readonly set: CharacterSet; readonly out: number }
  | { readonly kind: 'either'; readonly out: number; readonly other: number }
  /** Passes only at certain places: see `place.ts`. */
  | { readonly kind: 'assert'; readonly conditions: number; readonly out: number }
  | { readonly kind: 'match' }
  | { readonly kind: 'fail' }

/** A nondeterministic automaton over the characters of a text. It accepts a text that leads to `match` at its end. */
export interface Program {
  readonly steps: readonly Step[]
  readonly start: number
  /** A step from which every rest of a text is accepted, if there is one. */
  readonly everything: number | undefined
  /**
   * Steps that loop over every character, such that each one accepts whatever the steps before it accept. Once one of
   * them is reached, earlier steps do not matter.
   */
  readonly barriers: readonly number[]
}
