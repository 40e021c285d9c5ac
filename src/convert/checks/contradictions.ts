import { and, type Bool, FALSE, forEachLeaf, leaf, mapLeaves, someLeaf, TRUE } from '../../ir/bool.js'
import { compileGlob } from '../../ir/glob.js'
import { plainText } from '../../ir/pattern.js'
import { type Expr, type FieldPredicate, isFieldPredicate, type Predicate } from '../../ir/predicate.js'

/** Two parts of a conjunction that no event fulfils both, since a field has one value. */
export interface Contradiction {
  /** Asks a field for one of some values. */
  readonly demanded: Demand
  /** Asks the same field for something else. */
  readonly asked: Expr
  /** The predicate in `asked` that is about the field. */
  readonly at: FieldPredicate
}

/** A part of a conjunction that only some values of a field fulfil. */
export interface Demand {
  readonly field: string
  readonly values: readonly string[]
  readonly part: Expr
  readonly predicates: readonly FieldPredicate[]
}

/**
 * The contradictions at the top of an expression: a part that demands certain values of a field, and another one that fails for each of them. A
 * field is taken to hold one value. What is not known of a value, such as whether a regular expression matches it, counts as possible.
 *
 * @param concerns Whether a predicate about the same field speaks of the same value as a demand.
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
    const fails = (asked: Expr): boolean =>
      demanded.values.every((value) => isFalse(mapLeaves(asked, (predicate) => settled(predicate, value, concerned))))
    const single = others.filter(fails)
    const failing = single.length > 0 ? single : others.length > 1 && fails(and(others)) ? others : []
    return failing.flatMap((asked) => {
      const at = firstLeaf(asked, concerned)
      return at === undefined ? [] : [{ demanded, asked, at }]
    })
  })
}

const isFalse = (expr: Expr): boolean => expr.kind === 'const' && !expr.value

/** Each value is tried on all that asks the same field; long lists overlap with nearly everything. */
const MOST_VALUES_OF_A_DEMAND = 100

function demandOf(part: Expr): Demand | undefined {
  const args = part.kind === 'or' ? part.args : [part]
  if (args.length > MOST_VALUES_OF_A_DEMAND) return undefined
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

/** The one value, up to letter case, that fulfils a predicate. */
export function onlyValueOf(predicate: FieldPredicate): string | undefined {
  if (predicate.kind === 'match') return plainText(predicate.pattern)
  return predicate.kind === 'equals' ? predicate.text : undefined
}

function settled(predicate: Predicate, value: string, concerned: (asked: Predicate) => asked is FieldPredicate): Expr {
  const answer = concerned(predicate) ? answerFor(predicate, value) : undefined
  return answer === undefined ? leaf(predicate) : answer ? TRUE : FALSE
}

/** Whether a value fulfils a predicate; undefined if that is not known. */
function answerFor(predicate: FieldPredicate, value: string): boolean | undefined {
  switch (predicate.kind) {
    case 'match': {
      const matches = compileGlob(predicate.pattern, false)(value)
      // In another letter case the value may match a pattern whose case counts, or not.
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

/** Numbers of many digits may be the same to a computer and not to each other. */
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

function firstLeaf(
  expr: Bool<Predicate>,
  test: (predicate: Predicate) => predicate is FieldPredicate,
): FieldPredicate | undefined {
  let first: FieldPredicate | undefined
  forEachLeaf(expr, (predicate) => {
    if (first === undefined && test(predicate)) first = predicate
  })
  return first
}
