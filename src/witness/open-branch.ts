import { predicateText } from '../ir/expr-text.js'
import { fieldsRead } from '../ir/fields-read.js'
import { isFieldPredicate } from '../ir/predicate.js'
import type { Branch, Literal } from './branches.js'

/** A branch that grows, and never contradicts itself. */
export interface OpenBranch {
  /** Each literal once, in their order. */
  readonly literals: Branch
  /** Adds a literal, unless the branch has it. Returns false if it contradicts an earlier one. */
  readonly add: (literal: Literal) => boolean
  /** Removes the literals after the first ones. */
  readonly cutTo: (length: number) => void
}

/**
 * Opens a branch without literals. Two literals contradict each other if one negates the other, or if only one of them
 * requires that a field has a value. Other contradictions show when no value of a field satisfies all of its literals.
 */
export function openBranch(): OpenBranch {
  const literals: Literal[] = []
  const taken = new Map<string, boolean>()
  /** The fields that must have a value or none, with the first literal that requires it. */
  const presences = new Map<string, { readonly hasValue: boolean; readonly by: Literal }>()
  const add = (literal: Literal): boolean => {
    const text = predicateText(literal.predicate)
    const before = taken.get(text)
    if (before !== undefined) return before === literal.positive
    const hasValue = requiresValue(literal)
    const fields = hasValue === undefined ? [] : fieldsRead(literal.predicate)
    if (hasValue !== undefined) {
      if (fields.some((field) => (presences.get(field)?.hasValue ?? hasValue) !== hasValue)) return false
      for (const field of fields) if (!presences.has(field)) presences.set(field, { hasValue, by: literal })
    }
    taken.set(text, literal.positive)
    literals.push(literal)
    return true
  }
  const cutTo = (length: number): void => {
    for (const literal of literals.splice(length)) {
      taken.delete(predicateText(literal.predicate))
      for (const field of fieldsRead(literal.predicate))
        if (presences.get(field)?.by === literal) presences.delete(field)
    }
  }
  return { literals, add, cutTo }
}

/**
 * Returns true for a literal that only a field with a value satisfies, false for one that only a field without a value
 * does, and undefined for others.
 */
function requiresValue({ predicate, positive }: Literal): boolean | undefined {
  if (!isFieldPredicate(predicate)) return undefined
  if (predicate.kind === 'isNull') return !positive
  if (predicate.kind === 'exists') return positive ? undefined : false
  return positive ? true : undefined
}
