import { expect, test } from 'vitest'
import { openBudget } from '../../src/reason/budget.js'
import { addClause, literalValue, openSolver, solve } from '../../src/reason/solver.js'

/** `pigeons` pigeons in `holes` holes: each has a hole, and no two have the same. */
function pigeonholes(pigeons: number, holes: number): readonly (readonly number[])[] {
  const isIn = (pigeon: number, hole: number): number => pigeon * holes + hole + 1
  const clauses: number[][] = []
  for (let pigeon = 0; pigeon < pigeons; pigeon++) {
    clauses.push(Array.from({ length: holes }, (_, hole) => isIn(pigeon, hole)))
    for (let other = 0; other < pigeon; other++)
      for (let hole = 0; hole < holes; hole++) clauses.push([-isIn(pigeon, hole), -isIn(other, hole)])
  }
  return clauses
}

test.each([
  [5, 5, 'satisfiable'],
  [6, 5, 'unsatisfiable'],
])('%i pigeons in %i holes are %s', (pigeons, holes, expected) => {
  const clauses = pigeonholes(pigeons, holes)
  const solver = openSolver()
  for (const clause of clauses) addClause(solver, clause)
  expect(solve(solver, openBudget(1_000_000))).toBe(expected)
  if (expected === 'satisfiable')
    expect(clauses.every((clause) => clause.some((literal) => literalValue(solver, literal) === true))).toBe(true)
})

test('a search that takes too long is unknown', () => {
  const solver = openSolver()
  for (const clause of pigeonholes(9, 8)) addClause(solver, clause)
  expect(solve(solver, openBudget(1_000))).toBe('unknown')
})

test('clauses can be added after a search', () => {
  const solver = openSolver()
  addClause(solver, [1, 2])
  expect([solve(solver, openBudget(100)), literalValue(solver, 1), literalValue(solver, 2)]).toEqual([
    'satisfiable',
    false,
    true,
  ])
  addClause(solver, [-2])
  expect([solve(solver, openBudget(100)), literalValue(solver, 1)]).toEqual(['satisfiable', true])
  addClause(solver, [-1])
  expect(solve(solver, openBudget(100))).toBe('unsatisfiable')
})
