import { forEachLeaf } from '../ir/bool.js'
import { fieldsRead } from '../ir/fields-read.js'
import type { Json } from '../ir/json.js'
import { type Expr, isFieldPredicate, type Predicate } from '../ir/predicate.js'
import type { Choose } from './choose.js'
import type { FieldLayout } from './event-object.js'
import { type NearKind, nearValues } from './near-values.js'

/** Another value for a field of a predicate, with a description. */
export interface Change {
  readonly about: string
  readonly field: string
  /** Undefined removes the field. */
  readonly value: Json
  readonly layout: FieldLayout
  readonly kind: 'missing' | NearKind | 'layout'
}

/**
 * Lists changes to an event that satisfies a predicate, after which it still does, or nearly. `keywordField` as in
 * `fieldsOf`.
 */
export function changesOf(predicate: Predicate, choose: Choose, keywordField = 'message'): readonly Change[] {
  const near = nearValues(predicate, choose)
  const fields = fieldsOf(predicate, keywordField)
  const describe = (about: string, field: string): string => (field === fields[0] ? about : `${about}, in \`${field}\``)
  return fields.flatMap((field): Change[] => [
    { about: describe('the field is missing', field), field, value: undefined, layout: 'nested', kind: 'missing' },
    ...near.map((change): Change => ({ ...change, about: describe(change.about, field), field, layout: 'nested' })),
    ...(field.includes('.')
      ? Object.entries(LAYOUT_DESCRIPTIONS).map(
          ([layout, about]): Change => ({
            about: describe(about, field),
            field,
            value: near[0]?.value,
            layout: layout as keyof typeof LAYOUT_DESCRIPTIONS,
            kind: 'layout',
          }),
        )
      : []),
  ])
}

/** Layouts other than the usual `nested`. */
const LAYOUT_DESCRIPTIONS = {
  dotted: 'the field name is one key with dots',
  listed: 'the field is in the second object of a list',
} as const

/** Lists the fields that a predicate depends on. `keywordField` is the field that contains the text for keywords. */
export const fieldsOf = (predicate: Predicate, keywordField: string): readonly string[] =>
  isFieldPredicate(predicate) ? fieldsRead(predicate) : [keywordField]

/** Lists the distinct predicates of an expression. */
export function predicatesOf(expr: Expr): readonly Predicate[] {
  const predicates = new Set<Predicate>()
  forEachLeaf(expr, (predicate) => predicates.add(predicate))
  return [...predicates]
}
