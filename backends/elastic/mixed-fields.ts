import { forEachLeaf } from '../../src/ir/bool.js'
import { type Expr, type FieldPredicate, isFieldPredicate } from '../../src/ir/predicate.js'
import { plainName } from './known-type.js'

/**
 * Finds fields that an expression compares as several types, although a field has only one. `typeFor` returns the type
 * that a predicate requires; undefined if any type works.
 */
export function mixedFields(expr: Expr, typeFor: (predicate: FieldPredicate) => string | undefined): readonly string[] {
  const typesByField = new Map<string, Set<string>>()
  const add = (field: string, type: string): void => {
    const name = plainName(field)
    const types = typesByField.get(name)
    if (types === undefined) typesByField.set(name, new Set([type]))
    else types.add(type)
  }
  forEachLeaf(expr, (predicate) => {
    if (!isFieldPredicate(predicate)) return
    const type = typeFor(predicate)
    if (type === undefined) return
    add(predicate.field, type)
    if (predicate.kind === 'fieldRef') add(predicate.other, type)
  })
  return [...typesByField].filter(([, types]) => types.size > 1).map(([name]) => name)
}
