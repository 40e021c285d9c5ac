import type { Bool } from '../ir/bool.js'
import type { Leaf } from './leaf.js'
import type { List } from './with-lists.js'

/** Adjacent parts of a chain, as a group of their own. */
export interface Run {
  readonly kind: 'run'
  readonly parts: readonly Part[]
}

/** A part of a group of AND or OR. */
export type Part = Bool<Leaf> | List | Run

/** Splits the parts into at most `maxLength` runs of equal length. */
export function runsOf(parts: readonly Part[], maxLength: number): readonly Part[] {
  const count = Math.min(maxLength, Math.ceil(parts.length / maxLength))
  return Array.from({ length: count }, (_, index): Part => {
    const [from, to] = [index, index + 1].map((at) => Math.round((at * parts.length) / count))
    return { kind: 'run', parts: parts.slice(from, to) }
  })
}
