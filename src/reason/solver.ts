import { addValue } from '../text/add-value.js'
import { type Budget, spend } from './budget.js'

/**
 * A solver of clauses: DPLL with two watched literals per clause and with clauses learned from conflicts. It decides
 * in the order of the variables, and first tries “false”, so its answers do not depend on chance.
 *
 * A literal is the number of a variable, from 1; a negative number is its negation.
 */
export interface Solver {
  /** For each literal, the clauses to look at once it is false. */
  readonly watches: Map<number, Clause[]>
  /** The value of each variable that has one. */
  readonly values: (boolean | undefined)[]
  /** The number of decisions before each variable got its value. */
  readonly levels: number[]
  /** The clause from which the value of each variable follows; undefined for a decision. */
  readonly reasons: (Clause | undefined)[]
  /** True literals, in the order in which they became true. */
  readonly trail: number[]
  /** The length of the trail before each decision. */
  readonly decisions: number[]
  /** Length of the part of the trail whose consequences are known. */
  propagated: number
  variables: number
  isUnsatisfiable: boolean
}

interface Clause {
  /** The first two are watched. */
  readonly literals: number[]
  /** Where the search for a literal to watch continues: a long clause is not searched from its beginning each time. */
  next: number
}

/** Opens a solver without clauses. */
export const openSolver = (): Solver => ({
  watches: new Map(),
  values: [],
  levels: [],
  reasons: [],
  trail: [],
  decisions: [],
  propagated: 0,
  variables: 0,
  isUnsatisfiable: false,
})

/** True, false, or undefined for a literal without a value. */
export function literalValue({ values }: Solver, literal: number): boolean | undefined {
  const value = values[Math.abs(literal)]
  return value === undefined ? undefined : value === literal > 0
}

/** Returns to the state before all decisions, and lists the literals that are true in every model. */
export function fixedLiterals(solver: Solver, budget: Budget): readonly number[] {
  undoTo(solver, 0)
  if (propagate(solver, budget) !== undefined) solver.isUnsatisfiable = true
  return [...solver.trail]
}

/** Adds a clause and returns to the state before all decisions. */
export function addClause(solver: Solver, literals: readonly number[]): void {
  undoTo(solver, 0)
  const unique = [...new Set(literals)]
  for (const literal of unique) solver.variables = Math.max(solver.variables, Math.abs(literal))
  if (unique.some((literal) => unique.includes(-literal) || literalValue(solver, literal) === true)) return
  const open = unique.filter((literal) => literalValue(solver, literal) === undefined)
  const [first] = open
  if (first === undefined) solver.isUnsatisfiable = true
  else if (open.length === 1) setTrue(solver, first, undefined)
  else watch(solver, open)
}

/** Finds values for all variables. Returns `unknown` if the budget is used up. */
export function solve(solver: Solver, budget: Budget): 'satisfiable' | 'unsatisfiable' | 'unknown' {
  let next = 1
  for (;;) {
    if (solver.isUnsatisfiable) return 'unsatisfiable'
    const conflict = propagate(solver, budget)
    if (!spend(budget)) return 'unknown'
    if (conflict !== undefined) {
      if (!learn(solver, conflict)) return 'unsatisfiable'
      next = 1
      continue
    }
    while (next <= solver.variables && solver.values[next] !== undefined) next++
    if (next > solver.variables) return 'satisfiable'
    solver.decisions.push(solver.trail.length)
    setTrue(solver, -next, undefined)
  }
}

function watch(solver: Solver, literals: readonly number[]): Clause {
  const clause: Clause = { literals: [...literals], next: 2 }
  for (const literal of literals.slice(0, 2)) addValue(solver.watches, literal, clause)
  return clause
}

function setTrue(solver: Solver, literal: number, reason: Clause | undefined): void {
  const variable = Math.abs(literal)
  solver.values[variable] = literal > 0
  solver.levels[variable] = solver.decisions.length
  solver.reasons[variable] = reason
  solver.trail.push(literal)
}

function undoTo(solver: Solver, level: number): void {
  const length = solver.decisions[level]
  if (length === undefined) return
  for (const literal of solver.trail.splice(length)) solver.values[Math.abs(literal)] = undefined
  solver.decisions.length = level
  solver.propagated = Math.min(solver.propagated, length)
}

/** Derives all consequences. Returns a clause whose literals are all false, if there is one. */
function propagate(solver: Solver, budget: Budget): Clause | undefined {
  while (solver.propagated < solver.trail.length) {
    const falsified = -(solver.trail[solver.propagated++] ?? 0)
    const clauses = solver.watches.get(falsified) ?? []
    const kept: Clause[] = []
    solver.watches.set(falsified, kept)
    spend(budget, 1 + clauses.length)
    for (const [at, clause] of clauses.entries()) {
      const other = moveWatch(solver, clause, falsified)
      if (other === 'moved') continue
      kept.push(clause)
      const value = literalValue(solver, other)
      if (value === undefined) setTrue(solver, other, clause)
      else if (!value) {
        kept.push(...clauses.slice(at + 1))
        return clause
      }
    }
  }
  return undefined
}

/** Watches another literal of the clause that is not false. If there is none, returns the other watched literal. */
function moveWatch(solver: Solver, clause: Clause, falsified: number): number | 'moved' {
  const { literals } = clause
  if (literals[0] === falsified) {
    literals[0] = literals[1] ?? 0
    literals[1] = falsified
  }
  const other = literals[0] ?? 0
  if (literalValue(solver, other) === true) return other
  for (let tries = literals.length - 2; tries > 0; tries--) {
    const at = clause.next
    clause.next = at + 1 < literals.length ? at + 1 : 2
    const literal = literals[at] ?? 0
    if (literalValue(solver, literal) === false) continue
    literals[at] = falsified
    literals[1] = literal
    addValue(solver.watches, literal, clause)
    return 'moved'
  }
  return other
}

/**
 * Learns a clause from a conflict and goes back to where it has a consequence. Returns false if the conflict follows
 * from no decision.
 */
function learn(solver: Solver, conflict: Clause): boolean {
  const level = solver.decisions.length
  if (level === 0) return false
  const { literal, others } = firstUniquePoint(solver, conflict, level)
  const levelOf = (other: number): number => solver.levels[Math.abs(other)] ?? 0
  const sorted = [...others].sort((a, b) => levelOf(b) - levelOf(a))
  const [highest] = sorted
  undoTo(solver, highest === undefined ? 0 : levelOf(highest))
  setTrue(solver, literal, sorted.length > 0 ? watch(solver, [literal, ...sorted]) : undefined)
  return true
}

/** Resolves the conflict with the reasons of its literals until one literal of the last level is left. */
function firstUniquePoint(
  solver: Solver,
  conflict: Clause,
  level: number,
): { readonly literal: number; readonly others: readonly number[] } {
  const seen = new Set<number>()
  const others: number[] = []
  let open = 0
  let clause: readonly number[] = conflict.literals
  for (let at = solver.trail.length - 1; ; at--) {
    for (const literal of clause) {
      const variable = Math.abs(literal)
      const its = solver.levels[variable] ?? 0
      if (its === 0 || seen.has(variable)) continue
      seen.add(variable)
      if (its === level) open++
      else others.push(literal)
    }
    while (!seen.has(Math.abs(solver.trail[at] ?? 0))) at--
    const literal = solver.trail[at] ?? 0
    open--
    if (open === 0) return { literal: -literal, others }
    clause = solver.reasons[Math.abs(literal)]?.literals ?? []
  }
}
