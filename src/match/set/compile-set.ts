import type { Json } from '../../ir/json.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { openReaders } from '../compile-predicate.js'
import { openCandidates } from './candidates.js'
import { openCircuit } from './circuit.js'
import { type Decision, decide, isMatch } from './decision.js'
import { buildFactIndexes, type FactIndexes, openFactFinder } from './fact-finder.js'
import { openFactInputs } from './fact-inputs.js'
import { type GateRef, type Gates, openGates } from './gates.js'
import { buildSetTests, openSetTests, type TestNumber } from './set-tests.js'

/** Many expressions compiled to one matcher. */
export interface ExprSet {
  /** Returns the indexes of the expressions that hold for an event, in ascending order. */
  readonly holding: (event: Json) => readonly number[]
}

/** A compiled set as plain data, which threads can share. */
export interface SetData {
  readonly gates: Gates
  readonly indexes: FactIndexes
  /** The gate of each expression; undefined for one that cannot be run. */
  readonly roots: readonly (GateRef | undefined)[]
  readonly exact: readonly Decision['exact'][]
  /** The predicates that have to be tested. */
  readonly tests: readonly Predicate[]
}

/** A set of expressions under construction. */
export interface SetBuilder {
  /** Compiles an expression, of which nothing is kept. Returns its diagnostics: with one, it never holds. */
  readonly add: (placed: PlacedExpr) => readonly Diagnostic[]
  readonly close: () => SetData
}

/** An expression, with the source that its spans point into. */
export interface PlacedExpr {
  readonly expr: Expr
  readonly source: Source
}

/**
 * Compiles expressions, one after the other, to a matcher that gives the results of `compileMatcher` for each of them,
 * and looks at each event once. Indexes find the facts about the values of an event, such as the literals in a text.
 * The facts raise the inputs of a circuit that all expressions share. It decides most expressions; the others are
 * decided by tests, such as regular expressions, only if the facts leave them possible.
 */
export function buildSet(): SetBuilder {
  const gates = openGates()
  const inputs = openFactInputs(gates.input)
  const tests = buildSetTests()
  const decisions: (Decision | undefined)[] = []
  return {
    add: ({ expr, source }) => {
      const failures = new Map<Predicate, Diagnostic>()
      const testOf = (predicate: Predicate): TestNumber => {
        const test = tests.add(predicate, source)
        if (typeof test === 'number') return test
        failures.set(predicate, test)
        return NO_TEST
      }
      const decision = decide(expr, { gates, inputs, testOf })
      decisions.push(failures.size > 0 ? undefined : decision)
      return [...failures.values()]
    },
    close: () => ({
      roots: decisions.map((decision) => decision && gates.gate('and', [decision.candidate])),
      exact: decisions.map((decision) => decision?.exact),
      gates: gates.close(),
      indexes: buildFactIndexes(inputs.byField),
      tests: tests.predicates,
    }),
  }
}

/** Stands for the test of a predicate that cannot be run. */
const NO_TEST = -1

/** Opens a compiled set. */
export function openSet({ gates, indexes, roots, exact, tests }: SetData): ExprSet {
  const readers = openReaders()
  const raiseFacts = openFactFinder(indexes, readers)
  const circuit = openCircuit(gates)
  const candidates = openCandidates(roots, circuit.isTrue)
  const openTests = openSetTests(tests, readers)
  const holding = (event: Json): readonly number[] => {
    try {
      raiseFacts(event, circuit.raise)
      const possible = candidates(circuit.settle())
      if (possible.length === 0) return possible
      const passes = openTests(event)
      return possible.filter((index) => {
        const decision = exact[index]
        return decision === undefined || isMatch(decision, circuit, passes)
      })
    } finally {
      circuit.reset()
    }
  }
  return { holding }
}
