import { and, not } from '../ir/bool.js'
import type { Json } from '../ir/json.js'
import type { Expr } from '../ir/predicate.js'
import type { Branch } from '../witness/branches.js'
import type { EventObject } from '../witness/event-object.js'
import type { UndecidedReason } from './answer.js'
import { type AtomTable, atomWith } from './atoms.js'
import { type Budget, openBudget, spend } from './budget.js'
import { buildEvent } from './build-event.js'
import type { Lemma } from './check-field.js'
import { checkLiterals } from './check-literals.js'
import { openVariables, requireFormula, solverLiteral, type Variables } from './clauses.js'
import { fixedLemmas } from './fixed-lemmas.js'
import { type Formula, groupOf } from './formula.js'
import { implicantOf } from './implicant.js'
import { FAILED_MODELS, MAX_UNCONFIRMED_MODELS } from './reason-limits.js'
import { addClause, openSolver, type Solver, solve } from './solver.js'
import type { Subject } from './subject.js'

/** An expression that has to hold, or not to hold, in an event. */
export interface Goal {
  readonly subject: Subject
  readonly positive: boolean
}

/** The result of a search for an event. `steps` is the work that it took. */
export type Decision = Outcome & { readonly steps: number }

type Outcome =
  | { readonly kind: 'event'; readonly event: EventObject }
  /** There is no event. `isSingleValued` if the proof needs fields to hold one value. */
  | { readonly kind: 'none'; readonly isSingleValued: boolean }
  | { readonly kind: 'undecided'; readonly reason: UndecidedReason }

export interface DecisionSettings {
  readonly singleValued: boolean
  readonly steps: number
}

/**
 * Searches for an event that meets all goals. The solver proposes literals that meet them, `checkLiterals` finds values
 * for the literals, and the matcher confirms the event. Lemmas exclude what no event can satisfy, until an event is
 * found or the solver has nothing left.
 */
export function decide(goals: readonly Goal[], atoms: AtomTable, settings: DecisionSettings): Decision {
  const search = startSearch(goals, atoms, settings)
  for (;;) {
    const outcome = nextOutcome(search)
    if (outcome !== undefined) return { ...outcome, steps: settings.steps - search.budget.remaining }
  }
}

interface Search {
  readonly goals: readonly Goal[]
  readonly atoms: AtomTable
  readonly singleValued: boolean
  readonly budget: Budget
  readonly formula: Formula
  readonly solver: Solver
  readonly variables: Variables
  /** Undefined if the matcher cannot run one of the goals. */
  readonly confirm: ((event: Json) => boolean) | undefined
  /** True once a lemma holds only if fields hold one value. */
  isSingleValued: boolean
  /** Models that were excluded without a proof, and the reason of the first one. */
  unconfirmed: number
  open: UndecidedReason | undefined
  /** Models that lemmas have excluded. */
  failed: number
}

function startSearch(goals: readonly Goal[], atoms: AtomTable, { singleValued, steps }: DecisionSettings): Search {
  const formula = groupOf(
    true,
    goals.map(({ subject, positive }) => subject.formula(positive)),
  )
  const [solver, variables] = [openSolver(), openVariables()]
  requireFormula(formula, solver, variables)
  const parts = { goals, atoms, singleValued, budget: openBudget(steps), formula, solver, variables }
  const confirm = confirmationOf(goals, singleValued)
  return { ...parts, confirm, isSingleValued: false, unconfirmed: 0, open: undefined, failed: 0 }
}

/** Examines the next model. Returns `undefined` if the search has to continue. */
function nextOutcome(search: Search): Outcome | undefined {
  const { solver, budget, variables, atoms, goals, confirm } = search
  const solved = solve(solver, budget)
  if (solved === 'unknown') return { kind: 'undecided', reason: 'steps' }
  if (solved === 'unsatisfiable') {
    const { open, isSingleValued } = search
    return open === undefined ? { kind: 'none', isSingleValued } : { kind: 'undecided', reason: open }
  }
  if (confirm === undefined) return { kind: 'undecided', reason: 'not-runnable' }
  const literals = implicantOf(search.formula, solver, variables)
  const checked = checkLiterals(literals, atoms, search)
  if (!spend(budget, literals.length)) return { kind: 'undecided', reason: 'steps' }
  if (checked !== 'unknown' && 'lemmas' in checked) {
    addLemmas(search, checked.lemmas)
    return undefined
  }
  const event =
    checked === 'unknown' ? undefined : buildEvent(checked, branchOf(literals, atoms), exprOf(goals), confirm)
  if (event !== undefined) return { kind: 'event', event }
  search.open ??= checked === 'unknown' ? 'values' : 'unconfirmed'
  exclude(
    search,
    literals.map((literal) => -literal),
  )
  return ++search.unconfirmed < MAX_UNCONFIRMED_MODELS ? undefined : { kind: 'undecided', reason: search.open }
}

function addLemmas(search: Search, lemmas: readonly Lemma[]): void {
  const { solver, variables, atoms, budget } = search
  search.failed++
  const more = search.failed === FAILED_MODELS ? fixedLemmas(solver, variables, atoms, budget) : []
  for (const { literals, isSingleValued } of [...lemmas, ...more]) {
    exclude(search, literals)
    search.isSingleValued ||= isSingleValued
  }
}

/** Adds a clause over atoms. */
const exclude = ({ solver, variables }: Search, literals: readonly number[]): void =>
  addClause(
    solver,
    literals.map((literal) => solverLiteral(literal, variables)),
  )

/**
 * Returns the matcher's verdict on all goals, or `undefined` if it cannot run one of them. With `singleValued`, an event
 * with several values in one field is not confirmed.
 */
function confirmationOf(goals: readonly Goal[], singleValued: boolean): ((event: Json) => boolean) | undefined {
  const tests = goals.map(({ subject, positive }) => ({ matches: subject.matches(), positive }))
  if (tests.some(({ matches }) => matches === undefined)) return undefined
  return (event) =>
    (!singleValued || !hasSeveralValues(event)) && tests.every(({ matches, positive }) => matches?.(event) === positive)
}

/** True if a field of an event, or one within it, holds a list of several values. */
export function hasSeveralValues(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  return (Array.isArray(value) && value.length > 1) || Object.values(value).some(hasSeveralValues)
}

const exprOf = (goals: readonly Goal[]): Expr =>
  and(goals.map(({ subject, positive }) => (positive ? subject.expr : not(subject.expr))))

const branchOf = (literals: readonly number[], atoms: AtomTable): Branch =>
  literals.flatMap((literal) => {
    const atom = atomWith(atoms, Math.abs(literal))
    return atom === undefined ? [] : [{ predicate: atom.predicate, positive: literal > 0 }]
  })
