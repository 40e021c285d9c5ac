import { forEachLeaf } from '../ir/bool.js'
import { asksField, type Expr, type Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Choose } from './choose.js'
import type { Place } from './event-object.js'
import { type NearKind, nearValues } from './near-values.js'

/** Another value for a field of a predicate, with a description. */
export interface Change {
  readonly about: string
  readonly field: string
  /** Undefined removes the field. */
  readonly value: Json
  readonly place: Place
  readonly kind: 'missing' | NearKind | 'place'
}

/**
 * Lists changes to an event that satisfies a predicate, after which it still does, or nearly. `keywordField` as in
 * `fieldsOf`.
 */
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

/** Layouts other than the usual `nested`. */
const PLACES = {
  dotted: 'the field name is one key with dots',
  listed: 'the field is in the second object of a list',
} as const

/** Lists the fields that a predicate depends on. `keywordField` is the field that contains the text for keywords. */
export function fieldsOf(predicate: Predicate, slot: string): readonly string[] {
  if (!asksField(predicate)) return [slot]
  return predicate.kind === 'fieldRef' ? [predicate.field, predicate.other] : [predicate.field]
}

/** Lists the distinct predicates of an expression. */
export function predicatesOf(expr: Expr): readonly Predicate[] {
  const found = new Set<Predicate>()
  forEachLeaf(expr, (predicate) => found.add(predicate))
  return [...found]
}
