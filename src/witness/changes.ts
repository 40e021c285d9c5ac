import { forEachLeaf } from '../ir/bool.js'
import { asksField, type Expr, type Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Choose } from './choose.js'
import { nearValues } from './near-values.js'
import type { Place } from './place.js'

/** Another value for a field that a predicate asks, and what is other about it. */
export interface Change {
  readonly about: string
  readonly field: string
  /** Undefined takes the field away. */
  readonly value: Json
  readonly place: Place
}

/** What may be done to an event that satisfies the predicate, so that it still does, or nearly does. */
export function changesOf(predicate: Predicate, choose: Choose): readonly Change[] {
  const fields = asksField(predicate) ? [predicate.field] : ['message']
  if (predicate.kind === 'fieldRef') fields.push(predicate.other)
  const near = nearValues(predicate, choose)
  return fields.flatMap((field): Change[] => [
    { about: 'nothing', field, value: undefined, place: 'nested' },
    ...near.map((change): Change => ({ ...change, field, place: 'nested' })),
    ...(field.includes('.')
      ? PLACES.map((place): Change => ({ about: `${place}: a value that fits`, field, value: near[0]?.value, place }))
      : []),
  ])
}

const PLACES = ['dotted', 'listed'] as const

/** The questions of an expression, each once. */
export function predicatesOf(expr: Expr): readonly Predicate[] {
  const found = new Set<Predicate>()
  forEachLeaf(expr, (predicate) => found.add(predicate))
  return [...found]
}
