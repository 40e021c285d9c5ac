import { and, FALSE, leaf, leavesOf, mapLeaves, someLeaf, TRUE } from '../../ir/bool.js'
import { compileGlob } from '../../ir/glob.js'
import { plainText } from '../../ir/pattern.js'
import { type Expr, type FieldPredicate, isFieldPredicate, type Predicate } from '../../ir/predicate.js'
import { MAX_DEMANDED_VALUES } from './apply-limits.js'

/** Two parts of a conjunction that no event satisfies together, since a field has one value. */
export interface Contradiction {
  /** The part that requires one of some values of a field. */
  readonly demanded: Demand
  /** The part that excludes these values. */
  readonly excluding: Expr
  /** The predicate in the excluding part that is about the field. */
  readonly at: FieldPredicate
}

/** A part of a conjunction that only some values of a field satisfy. */
export interface Demand {
  readonly field: string
  readonly values: readonly string[]
  readonly part: Expr
  readonly predicates: readonly FieldPredicate[]
}

/**
 * Returns the contradictions at the top level of an expression: a part that requires certain values of a field, and
 * another part that fails for each of them. Assumes that a field holds one value. An undecided predicate, such as a
 * regular expression, counts as possible.
 *
 * @param concerns Decides if a predicate about the same field concerns the same value as a demand.
 */
export function contradictionsIn(
  expr: Expr,
  concerns: (demand: Demand, predicate: FieldPredicate) => boolean,
): readonly Contradiction[] {
  const parts = expr.kind === 'and' ? expr.args : [expr]
  return parts.flatMap((part) => {
    const demanded = demandOf(part)
    if (demanded === undefined) return []
    const concerned = (predicate: Predicate): predicate is FieldPredicate =>
      isFieldPredicate(predicate) && predicate.field === demanded.field && concerns(demanded, predicate)
    const others = parts.filter((other) => other !== part && someLeaf(other, concerned))
    const fails = (candidate: Expr): boolean =>
      demanded.values.every((value) =>
        isFalse(mapLeaves(candidate, (predicate) => settled(predicate, value, concerned))),
      )
    const single = others.filter(fails)
    const failing = single.length > 0 ? single : others.length > 1 && fails(and(others)) ? others : []
    return failing.flatMap((excluding) => {
      const at = leavesOf(excluding).find(concerned)
      return at === undefined ? [] : [{ demanded, excluding, at }]
    })
  })
}

const isFalse = (expr: Expr): boolean => expr.kind === 'const' && !expr.value

function demandOf(part: Expr): Demand | undefined {
  const args = part.kind === 'or' ? part.args : [part]
  if (args.length > MAX_DEMANDED_VALUES) return undefined
  const predicates: FieldPredicate[] = []
  const values: string[] = []
  for (const arg of args) {
    if (arg.kind !== 'leaf' || !isFieldPredicate(arg.leaf)) return undefined
    const value = onlyValueOf(arg.leaf)
    if (value === undefined) return undefined
    predicates.push(arg.leaf)
    values.push(value)
  }
  const [first] = predicates
  if (first === undefined || predicates.some(({ field }) => field !== first.field)) return undefined
  return { field: first.field, values, part, predicates }
}

/** Returns the only value that satisfies a predicate, up to letter case, or `undefined`. */
export function onlyValueOf(predicate: FieldPredicate): string | undefined {
  if (predicate.kind === 'match') return plainText(predicate.pattern)
  return predicate.kind === 'equals' ? predicate.text : undefined
}

function settled(
  predicate: Predicate,
  value: string,
  concerned: (candidate: Predicate) => candidate is FieldPredicate,
): Expr {
  const answer = concerned(predicate) ? evaluateFor(predicate, value) : undefined
  return answer === undefined ? leaf(predicate) : answer ? TRUE : FALSE
}

/** Evaluates a predicate for a value; undefined if the result is not known. */
function evaluateFor(predicate: FieldPredicate, value: string): boolean | undefined {
  switch (predicate.kind) {
    case 'match': {
      const matches = compileGlob(predicate.pattern, false)(value)
      // With other letter case, the value may or may not match a case-sensitive pattern.
      return matches && predicate.cased ? undefined : matches
    }
    case 'equals':
      return equalsText(predicate.text, value)
    case 'isNull':
      return false
    case 'exists':
      return true
    case 'compare':
      return isOrdered(Number(value), predicate.op, Number(predicate.value))
    default:
      return undefined
  }
}

/** Compares texts as numbers where both are numbers; undefined if JavaScript cannot tell long numbers apart. */
function equalsText(text: string, value: string): boolean | undefined {
  if (text.toLowerCase() === value.toLowerCase()) return true
  return value.trim() !== '' && Number(text) === Number(value) ? undefined : false
}

function isOrdered(value: number, op: 'lt' | 'lte' | 'gt' | 'gte', limit: number): boolean | undefined {
  if (!Number.isSafeInteger(value) || !Number.isSafeInteger(limit)) return undefined
  switch (op) {
    case 'lt':
      return value < limit
    case 'lte':
      return value <= limit
    case 'gt':
      return value > limit
    case 'gte':
      return value >= limit
  }
}
