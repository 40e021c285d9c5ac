import { and, type Bool, leaf, mapLeaves } from '../../ir/bool.js'
import type { Expr } from '../../ir/predicate.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { ExistenceAnswer } from '../../reason/answer.js'
import type { Reasoner } from '../../reason/reasoner.js'
import type { Span } from '../../text/source.js'
import { coveredParts } from './covered-parts.js'
import { causeOf, type DeadValue } from './dead-cause.js'
import { mayBeImpossible } from './impossible-part.js'
import { type ExprOf, valueExprs } from './parts-of.js'
import { isNeedlessEverywhere } from './repeated-values.js'
import { type Surroundings, sharesFields, surroundingsOf } from './surroundings.js'

/** An expression, the items that it is made of, and a reasoner that assumes single-valued fields. */
export interface RuleMeaning {
  readonly items: Bool<LoweredItem>
  readonly expr: Expr
  readonly exprOf: ExprOf
  readonly reasoner: Reasoner
  /** Says whether an event satisfies the expression. */
  readonly possible: () => ExistenceAnswer
}

/** The values that are dead wherever the condition uses them, by their offsets. */
export type DeadValues = ReadonlyMap<number, DeadValue>

/** Unanswered questions about a rule after which no more are asked. */
const MAX_UNANSWERED = 10
/** Work for one rule: the conditions of each question, added up. About a second; public rules need a tenth of it. */
const MAX_WORK = 500_000
/** Conditions of a conjunction, above which its parts are not asked about. */
const MAX_PARTS = 200

/**
 * Finds the values that no match needs: those that other conditions exclude wherever they are used. A value in a filter is
 * dead if no event that the rest of the rule matches has it.
 */
export function findDeadValues(meaning: RuleMeaning): DeadValues {
  if (meaning.possible().answer !== 'yes') return new Map()
  const search: Search = { ...meaning, found: new Map(), repeated: new Set(), work: 0, unanswered: 0 }
  visit(meaning.items, { around: surroundingsOf([]), isPositive: true }, search)
  const values = [...search.found].flatMap(([start, dead]) => {
    const isDead = dead !== undefined && (!search.repeated.has(start) || isNeedlessEverywhere(start, meaning))
    return isDead ? [[start, dead] as const] : []
  })
  return withoutMutual(new Map(values))
}

/** Of two values that make each other needless, only the later one is dead: the rule needs one of them. */
function withoutMutual(values: DeadValues): DeadValues {
  const isNeeded = (dead: DeadValue): boolean => {
    const other = conflictOf(dead, values)
    const back = other && conflictOf(other, values)
    return other !== undefined && other !== dead && back === dead && isBefore(dead, other, values)
  }
  return new Map([...values].filter(([, dead]) => !isNeeded(dead)))
}

const conflictOf = ({ conflicts: [first] }: DeadValue, values: DeadValues): DeadValue | undefined =>
  first && values.get(first.span.start)

/** True if the first value that is dead for one reason comes before that for another one. */
function isBefore(dead: DeadValue, other: DeadValue, values: DeadValues): boolean {
  for (const candidate of values.values()) if (candidate === dead || candidate === other) return candidate === dead
  return false
}

interface Search extends RuleMeaning {
  /** Verdicts on values, by their offsets; undefined if a match needs the value. */
  readonly found: Map<number, DeadValue | undefined>
  /** Offsets of values that the rule uses several times. */
  readonly repeated: Set<number>
  work: number
  unanswered: number
}

/** Where a part of the condition is. */
interface Place {
  readonly around: Surroundings
  /** False under an odd number of negations. */
  readonly isPositive: boolean
}

function visit(node: Bool<LoweredItem>, place: Place, search: Search): void {
  switch (node.kind) {
    case 'const':
      return
    case 'not':
      visit(node.arg, { ...place, isPositive: !place.isPositive }, search)
      return
    case 'or':
      visitAlternatives(node.args, place, search)
      return
    case 'and':
      visitConjunction(node, node.args, place, search)
      return
    case 'leaf':
      visitItem(node, place, search)
  }
}

function visitAlternatives(args: readonly Bool<LoweredItem>[], place: Place, search: Search): void {
  const covered = coveredParts(args.map(search.exprOf), search.reasoner)
  for (const [at, arg] of args.entries()) {
    const by = covered.get(at)
    if (by === undefined) visit(arg, place, search)
    else noteAll(arg, { cause: 'covered', isPositive: place.isPositive, isAssuming: false, conflicts: [by] }, search)
  }
}

function visitConjunction(
  node: Bool<LoweredItem>,
  args: readonly Bool<LoweredItem>[],
  { around, isPositive }: Place,
  search: Search,
): void {
  const exprs = args.map(search.exprOf)
  // The rule itself is possible, and so is a conjunction of conditions on different fields.
  const isWhole = node === search.items
  const canBeDead = !isWhole && (sharesFields(exprs, around) || exprs.some(mayBeImpossible))
  const dead = canBeDead ? ask(and(exprs), { around, isPositive }, search) : undefined
  if (dead !== undefined || args.length > MAX_PARTS) {
    noteAll(node, dead, search)
    return
  }
  for (const [at, arg] of args.entries()) {
    const others = surroundingsOf([...around.parts, ...exprs.filter((_, other) => other !== at)])
    visit(arg, { around: others, isPositive }, search)
  }
}

function visitItem(node: Extract<Bool<LoweredItem>, { kind: 'leaf' }>, place: Place, search: Search): void {
  const { leaf: item } = node
  if (item.all) {
    const dead = ask(search.exprOf(node), place, search)
    for (const { span } of item.values) note(search, span, dead)
    return
  }
  for (const [at, expr] of valueExprs(item, search.exprOf).entries()) {
    const span = item.values[at]?.span
    const canBeDead = sharesFields([expr], place.around) || mayBeImpossible(expr)
    const dead = canBeDead ? ask(expr, place, search) : undefined
    if (span !== undefined) note(search, span, dead)
  }
}

/** Notes a verdict on a group for its values. A value that the group negates makes it narrower, so the group needs it. */
function noteAll(node: Bool<LoweredItem>, dead: DeadValue | undefined, search: Search): void {
  mapLeaves(node, (item, isPositive) => {
    for (const { span } of item.values) note(search, span, isPositive ? dead : undefined)
    return leaf(item)
  })
}

/** Keeps a verdict. A value that several references use is dead only if it is so in all of them. */
function note({ found, repeated }: Search, { start }: Span, dead: DeadValue | undefined): void {
  if (!found.has(start)) {
    found.set(start, dead)
    return
  }
  repeated.add(start)
  const before = found.get(start)
  if (dead === undefined || before?.isPositive !== dead.isPositive) found.set(start, undefined)
  else if (dead.isAssuming) found.set(start, dead)
}

/** Returns why a part cannot hold in its surroundings, or `undefined` if it can, or if this is unknown. */
function ask(expr: Expr, { around, isPositive }: Place, search: Search): DeadValue | undefined {
  if (expr.kind === 'const') return undefined
  search.work += 1 + around.size
  if (search.unanswered >= MAX_UNANSWERED || search.work > MAX_WORK) return undefined
  const { reasoner } = search
  const answer = reasoner.overlaps(around.all, expr)
  if (answer.answer === 'undecided') search.unanswered++
  if (answer.answer !== 'no') return undefined
  return { ...causeOf(expr, around.parts, reasoner), isPositive, isAssuming: 'assuming' in answer }
}
