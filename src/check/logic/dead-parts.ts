import { and, type Bool, forEachLeaf } from '../../ir/bool.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Reasoner } from '../../reason/reasoner.js'
import type { Span } from '../../text/source.js'
import { conflictWith } from './conflict.js'
import { type ExprOf, fieldsOf, valueExprs } from './parts-of.js'

/** An expression, the items that it is made of, and a reasoner that assumes single-valued fields. */
export interface Subject {
  readonly items: Bool<LoweredItem>
  readonly expr: Expr
  readonly exprOf: ExprOf
  readonly reasoner: Reasoner
}

/** A value that no match needs. */
export interface DeadValue {
  /** False if the value stands in a filter: an odd number of negations. */
  readonly isPositive: boolean
  /** True if this holds only for events in which no field has several values. */
  readonly isAssuming: boolean
  /** The condition that excludes it, if one alone does. */
  readonly conflict: Predicate | undefined
}

export interface DeadParts {
  /** True if the rule can match at all; nothing else is looked for otherwise. */
  readonly isPossible: boolean
  /** The values that are dead wherever the condition uses them, by their offsets. */
  readonly values: ReadonlyMap<number, DeadValue>
}

/** Unanswered questions about a rule after which no more are asked. */
const PATIENCE = 10
/** Questions about a rule. A rule of ten thousand values needs as many. */
const MAX_QUESTIONS = 20_000
/** Conditions that hold together, beyond which a conjunction is not taken apart. */
const MAX_PARTS = 200

/** The conditions that hold wherever a part of the rule matters. */
interface Surroundings {
  readonly parts: readonly Expr[]
  readonly all: Expr
  readonly fields: ReadonlySet<string>
}

/**
 * Finds the values that no match needs: those that contradict what has to hold besides them. A value in a filter is
 * dead if no event that the rest of the rule matches has it.
 */
export function findDeadParts(subject: Subject): DeadParts {
  const { reasoner, items, expr } = subject
  if (reasoner.satisfiable(expr).answer !== 'yes') return { isPossible: false, values: new Map() }
  const state: Search = { ...subject, found: new Map(), questions: 0, unanswered: 0 }
  visit(items, surroundingsOf([]), true, state)
  const values = [...state.found].flatMap(([start, dead]) => (dead === undefined ? [] : [[start, dead] as const]))
  return { isPossible: true, values: new Map(values) }
}

interface Search extends Subject {
  /** What is known about each value; undefined if a match needs it. */
  readonly found: Map<number, DeadValue | undefined>
  questions: number
  unanswered: number
}

const surroundingsOf = (parts: readonly Expr[]): Surroundings => {
  const all = and(parts)
  return { parts, all, fields: fieldsOf(all) }
}

function visit(node: Bool<LoweredItem>, around: Surroundings, isPositive: boolean, search: Search): void {
  switch (node.kind) {
    case 'const':
      return
    case 'not':
      visit(node.arg, around, !isPositive, search)
      return
    case 'or':
      for (const arg of node.args) visit(arg, around, isPositive, search)
      return
    case 'and':
      visitConjunction(node.args, node, around, isPositive, search)
      return
    case 'leaf':
      visitItem(node, around, isPositive, search)
  }
}

function visitConjunction(
  args: readonly Bool<LoweredItem>[],
  node: Bool<LoweredItem>,
  around: Surroundings,
  isPositive: boolean,
  search: Search,
): void {
  const exprs = args.map(search.exprOf)
  const whole = and(exprs)
  const dead = ask(whole, around, isPositive, search, true)
  if (dead !== undefined || args.length > MAX_PARTS) {
    forEachLeaf(node, ({ values }) => {
      for (const { span } of values) note(search, span, dead)
    })
    return
  }
  for (const [at, arg] of args.entries()) {
    const others = surroundingsOf([...around.parts, ...exprs.filter((_, other) => other !== at)])
    visit(arg, others, isPositive, search)
  }
}

function visitItem(
  node: Extract<Bool<LoweredItem>, { kind: 'leaf' }>,
  around: Surroundings,
  isPositive: boolean,
  search: Search,
): void {
  const { leaf: item } = node
  if (item.all) {
    const dead = ask(search.exprOf(node), around, isPositive, search, true)
    for (const { span } of item.values) note(search, span, dead)
    return
  }
  for (const [at, expr] of valueExprs(item, search.exprOf).entries()) {
    const span = item.values[at]?.span
    if (span !== undefined) note(search, span, ask(expr, around, isPositive, search))
  }
}

/** Keeps a verdict. A value that several references use is dead only if it is so in all of them. */
function note({ found }: Search, { start }: Span, dead: DeadValue | undefined): void {
  if (!found.has(start)) found.set(start, dead)
  else if (dead === undefined || found.get(start)?.isPositive !== dead.isPositive) found.set(start, undefined)
}

/** Returns why a part cannot hold in its surroundings, or `undefined` if it can, or if this is unknown. */
function ask(
  expr: Expr,
  around: Surroundings,
  isPositive: boolean,
  search: Search,
  isGroup = false,
): DeadValue | undefined {
  if (expr.kind === 'const') return undefined
  // Conditions on other fields exclude nothing.
  if (!isGroup && expr.kind === 'leaf' && !sharesField(expr, around)) return undefined
  if (search.unanswered >= PATIENCE || ++search.questions > MAX_QUESTIONS) return undefined
  const { reasoner } = search
  const answer = reasoner.overlaps(around.all, expr)
  if (answer.answer === 'undecided') search.unanswered++
  if (answer.answer !== 'no') return undefined
  return { isPositive, isAssuming: 'assuming' in answer, conflict: conflictWith(expr, around.parts, reasoner) }
}

function sharesField(expr: Expr, { fields }: Surroundings): boolean {
  const own = fieldsOf(expr)
  return fields.has('') || own.has('') || [...own].some((field) => fields.has(field))
}
