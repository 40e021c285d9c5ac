import { and, leavesOf } from '../../ir/bool.js'
import type { Expr } from '../../ir/predicate.js'
import { fieldsOf } from './parts-of.js'

/** The conditions that hold wherever a part of the rule matters. */
export interface Surroundings {
  readonly parts: readonly Expr[]
  readonly all: Expr
  readonly fields: ReadonlySet<string>
  /** Number of predicates. */
  readonly size: number
}

/** Joins conditions to the surroundings of a part. */
export const surroundingsOf = (parts: readonly Expr[]): Surroundings => {
  const all = and(parts)
  return { parts, all, fields: fieldsOf(all), size: leavesOf(all).length }
}

/** True if two conditions, or one and its surroundings, are about the same field. Others exclude nothing. */
export function sharesFields(exprs: readonly Expr[], { fields }: Surroundings): boolean {
  const seen = new Set(fields)
  return exprs.some((expr) => {
    const own = [...fieldsOf(expr)]
    const isShared = own.some((field) => seen.has(field)) || (seen.size > 0 && (own.includes('') || seen.has('')))
    for (const field of own) seen.add(field)
    return isShared
  })
}
