import { forEachLeaf } from '../ir/bool.js'
import { asksField, type Expr, type Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Choose } from './choose.js'
import { type NearKind, nearValues } from './near-values.js'
import type { Place } from './place.js'

/** Another value for a field that a predicate asks, and what is other about it. */
export interface Change {
  readonly about: string
  readonly field: string
  /** Undefined takes the field away. */
  readonly value: Json
  readonly place: Place
  readonly kind: 'missing' | NearKind | 'place'
}

/** What may be done to an event that satisfies the predicate, so that it still does, or nearly does; `slot` as in `fieldsOf`. */
export function changesOf(predicate: Predicate, choose: Choose, slot = 'message'): readonly Change[] {
  const near = nearValues(predicate, choose)
  const fields = fieldsOf(predicate, slot)
  const named = (about: string, field: string): string => (field === fields[0] ? about : `${about}, in \`${field}\``)
  return fields.flatMap((field): Change[] => [
    { about: named('the field is missing', field), field, value: undefined, place: 'nested', kind: 'missing' },
    ...near.map((change): Change => ({ ...change, about: named(change.about, field), field, place: 'nested' })),
    ...(field.includes('.')
      ? Object.entries(PLACES).map(
          ([place, about]): Change => ({
            about: named(about, field),
            field,
            value: near[0]?.value,
            place: place as keyof typeof PLACES,
            kind: 'place',
          }),
        )
      : []),
  ])
}

/** Other places than the usual one, which is `nested`. */
const PLACES = {
  dotted: 'the field name is one key with dots',
  listed: 'the field is in the second object of a list',
} as const

/** The fields that an answer hangs on; `slot` is the field that holds what keywords look for. */
export function fieldsOf(predicate: Predicate, slot: string): readonly string[] {
  if (!asksField(predicate)) return [slot]
  return predicate.kind === 'fieldRef' ? [predicate.field, predicate.other] : [predicate.field]
}

/** The questions of an expression, each once. */
export function predicatesOf(expr: Expr): readonly Predicate[] {
  const found = new Set<Predicate>()
  forEachLeaf(expr, (predicate) => found.add(predicate))
  return [...found]
}
