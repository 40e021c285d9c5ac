import { forEachLeaf, someLeaf } from '../../src/ir/bool.js'
import { fieldsRead } from '../../src/ir/fields-read.js'
import { type Expr, type FieldPredicate, isFieldPredicate, type Predicate } from '../../src/ir/predicate.js'
import { keepLatest } from '../../src/text/keep-recent.js'
import { plainName } from './plain-name.js'

/**
 * Finds fields that an expression compares as several types, although a field has only one. `typeFor` returns the type
 * that a predicate requires; undefined if any type works.
 */
export function mixedFields(
  expr: Expr,
  typeFor: (predicate: FieldPredicate) => 'text' | OtherType | undefined,
): readonly string[] {
  if (!comparesOtherTypes(expr) || !hasSeveralTypes(expr, typeFor)) return []
  const typeByField = new Map<string, string>()
  const mixed = new Set<string>()
  const add = (field: string, type: string): void => {
    const name = plainName(field)
    const first = typeByField.get(name)
    if (first === undefined) typeByField.set(name, type)
    else if (first !== type) mixed.add(name)
  }
  forEachLeaf(expr, (predicate) => {
    if (!isFieldPredicate(predicate)) return
    const type = typeFor(predicate)
    if (type !== undefined) for (const field of fieldsRead(predicate)) add(field, type)
  })
  return [...typeByField.keys()].filter((name) => mixed.has(name))
}

type OtherType = 'number' | 'boolean' | 'address' | 'date'

/** False for most expressions: they compare texts only. The languages ask about the expression of a rule in turn. */
const comparesOtherTypes = keepLatest((expr: Expr) => someLeaf(expr, mayCompareOtherType))

const mayCompareOtherType = ({ kind }: Predicate): boolean =>
  kind !== 'match' && kind !== 'regex' && kind !== 'keyword' && kind !== 'isNull' && kind !== 'exists'

/** False for most of the others: then no field has several types. */
function hasSeveralTypes(expr: Expr, typeFor: (predicate: FieldPredicate) => string | undefined): boolean {
  let first: string | undefined
  let isMixed = false
  forEachLeaf(expr, (predicate) => {
    const type = isMixed || !isFieldPredicate(predicate) ? undefined : typeFor(predicate)
    first ??= type
    if (type !== undefined && type !== first) isMixed = true
  })
  return isMixed
}
