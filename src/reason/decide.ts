import { and, not } from '../ir/bool.js'
import type { Expr } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Branch } from '../witness/branches.js'
import type { EventObject } from '../witness/event-object.js'
import type { UndecidedReason } from './answer.js'
import { type AtomTable, atomWith } from './atoms.js'
import { openBudget, spend } from './budget.js'
import { buildEvent } from './build-event.js'
import { checkLiterals } from './check-literals.js'
import { openVariables, requireFormula, solverLiteral } from './clauses.js'
import { fixedLemmas } from './fixed-lemmas.js'
import { groupOf } from './formula.js'
import { implicantOf } from './implicant.js'
import { FAILED_MODELS, MAX_UNCONFIRMED_MODELS } from './reason-limits.js'
import { addClause, openSolver, solve } from './solver.js'
import type { Subject } from './subject.js'

/** An expression that has to hold, or not to hold, in an event. */
export interface Goal {
  readonly subject: Subject
  readonly positive: boolean
}

/** The result of a search for an event. `steps` is the work that it took. */
export type Decision = { readonly steps: number } & (
  | { readonly kind: 'event'; readonly event: EventObject }
  | { readonly kind: 'none'; readonly isSingleValued: boolean }
  | { readonly kind: 'undecided'; readonly reason: UndecidedReason }
)

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
  const budget = openBudget(settings.steps)
  const formula = groupOf(
    true,
    goals.map(({ subject, positive }) => subject.formula(positive)),
  )
  const solver = openSolver()
  const variables = openVariables()
  requireFormula(formula, solver, variables)
  const exclude = (literals: readonly number[]): void =>
    addClause(
      solver,
      literals.map((literal) => solverLiteral(literal, variables)),
    )
  const confirm = confirmationOf(goals, settings.singleValued)
  let isSingleValued = false
  let failed = 0
  let open: UndecidedReason | undefined
  const finish = (result: Unfinished): Decision => ({ ...result, steps: settings.steps - budget.remaining })
  for (let unconfirmed = 0; unconfirmed < MAX_UNCONFIRMED_MODELS; ) {
    const solved = solve(solver, budget)
    if (solved === 'unknown') return finish({ kind: 'undecided', reason: 'steps' })
    if (solved === 'unsatisfiable')
      return finish(open === undefined ? { kind: 'none', isSingleValued } : { kind: 'undecided', reason: open })
    if (confirm === undefined) return finish({ kind: 'undecided', reason: 'not-runnable' })
    const literals = implicantOf(formula, solver, variables)
    const checked = checkLiterals(literals, atoms, { ...settings, budget })
    if (!spend(budget, literals.length)) return finish({ kind: 'undecided', reason: 'steps' })
    if (checked !== 'unknown' && 'lemmas' in checked) {
      const more = ++failed === FAILED_MODELS ? fixedLemmas(solver, variables, atoms, budget) : []
      for (const lemma of [...checked.lemmas, ...more]) {
        exclude(lemma.literals)
        isSingleValued ||= lemma.isSingleValued
      }
      continue
    }
    const event =
      checked === 'unknown' ? undefined : buildEvent(checked, branchOf(literals, atoms), exprOf(goals), confirm)
    if (event !== undefined) return finish({ kind: 'event', event })
    open ??= checked === 'unknown' ? 'values' : 'unconfirmed'
    exclude(literals.map((literal) => -literal))
    unconfirmed++
  }
  return finish({ kind: 'undecided', reason: open ?? 'unconfirmed' })
}

type Unfinished =
  | { readonly kind: 'event'; readonly event: EventObject }
  | { readonly kind: 'none'; readonly isSingleValued: boolean }
  | { readonly kind: 'undecided'; readonly reason: UndecidedReason }

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

function hasSeveralValues(value: Json): boolean {
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
