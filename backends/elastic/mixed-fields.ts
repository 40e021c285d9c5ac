import { forEachLeaf } from '../../src/ir/bool.js'
import type { FieldTypes } from '../../src/ir/field-types.js'
import { isAny } from '../../src/ir/pattern.js'
import { asksField, type Expr, type FieldPredicate } from '../../src/ir/predicate.js'
import { plainName } from './known-type.js'

/**
 * The fields that an expression asks as several types, where a language verifies that a field has one: they are taken for keyword fields,
 * which every question but that for a date can be asked of. `needsType` is false of what no type can be wrong for.
 */
export function mixedFields(expr: Expr, needsType: (predicate: FieldPredicate) => boolean): FieldTypes {
  const asked = new Map<string, Set<string>>()
  forEachLeaf(expr, (predicate) => {
    if (!asksField(predicate) || !needsType(predicate)) return
    const type = typeFor(predicate)
    if (type === undefined) return
    const names = predicate.kind === 'fieldRef' ? [predicate.field, predicate.other] : [predicate.field]
    for (const name of names.map(plainName)) asked.set(name, (asked.get(name) ?? new Set()).add(type))
  })
  const mixed = [...asked].filter(([, types]) => types.size > 1)
  return Object.fromEntries(mixed.map(([name]) => [name, 'keyword' as const]))
}

/** What a field has to hold for the question to be one; undefined if anything will do. */
function typeFor(predicate: FieldPredicate): 'text' | 'number' | 'boolean' | 'date' | undefined {
  switch (predicate.kind) {
    case 'isNull':
    case 'exists':
      return undefined
    case 'match':
      return predicate.pattern.length === 1 && isAny(predicate.pattern[0]) ? undefined : 'text'
    case 'regex':
    case 'cidr':
    case 'fieldRef':
      return 'text'
    case 'equals':
      return predicate.type
    case 'compare':
      return 'number'
    case 'timePart':
      return 'date'
  }
}
