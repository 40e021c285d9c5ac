import type { Expr, Predicate } from '../../ir/predicate.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { openReaders } from '../compile-predicate.js'
import type { Json } from '../field-values.js'
import { type Candidates, openCandidates } from './candidates.js'
import { type Circuit, openCircuit } from './circuit.js'
import { type Decision, decide, holds } from './decision.js'
import { compileFactFinder, type FactFinder } from './fact-finder.js'
import { openFactInputs } from './fact-inputs.js'
import { openGates } from './gates.js'
import { addTests, openSetTests, type SetTests, type TestNumber } from './set-tests.js'

/** Many expressions compiled to one matcher. */
export interface ExprSet {
  /** Returns the indexes of the expressions that hold for an event, in ascending order. */
  readonly holding: (event: Json) => readonly number[]
}

export interface CompiledSet {
  readonly set: ExprSet
  /** The diagnostics of each expression that cannot be run, which never holds. */
  readonly diagnostics: readonly (readonly Diagnostic[])[]
}

/** An expression, with the source that its spans point into. */
export interface PlacedExpr {
  readonly expr: Expr
  readonly source: Source
}

/**
 * Compiles expressions to a matcher that gives the results of `compileMatcher` for each of them, and looks at each
 * event once. Indexes find the facts about the values of an event, such as the literals in a text. The facts raise
 * the inputs of a circuit that all expressions share. It decides most expressions; the others are decided by tests,
 * such as regular expressions, only if the facts leave them possible.
 */
export function compileSet(exprs: readonly PlacedExpr[]): CompiledSet {
  const gates = openGates()
  const inputs = openFactInputs(gates.input)
  const readers = openReaders()
  const tests = openSetTests(readers)
  const decisions: (Decision | undefined)[] = []
  const diagnostics = exprs.map(({ expr, source }) => {
    const { numbers, diagnostics } = addTests(expr, source, tests)
    const testOf = (predicate: Predicate): TestNumber => numbers.get(predicate) ?? -1
    decisions.push(diagnostics.length > 0 ? undefined : decide(expr, { gates, inputs, testOf }))
    return diagnostics
  })
  const roots = decisions.map((decision) => decision && gates.gate('and', [decision.candidate]))
  const circuit = openCircuit(gates.close())
  const set = openExprSet({
    circuit,
    candidates: openCandidates(roots, circuit.isTrue),
    exact: decisions.map((decision) => decision?.exact),
    raiseFacts: compileFactFinder(inputs.byField, readers),
    tests,
  })
  return { set, diagnostics }
}

/** The parts of a set that are used for each event. Nothing else of the compilation stays in memory. */
interface SetParts {
  readonly circuit: Circuit
  readonly candidates: Candidates
  readonly exact: readonly Decision['exact'][]
  readonly raiseFacts: FactFinder
  readonly tests: SetTests
}

function openExprSet({ circuit, candidates, exact, raiseFacts, tests }: SetParts): ExprSet {
  const holding = (event: Json): readonly number[] => {
    try {
      raiseFacts(event, circuit.raise)
      const possible = candidates(circuit.settle())
      if (possible.length === 0) return possible
      const passes = tests.open(event)
      return possible.filter((index) => {
        const decision = exact[index]
        return decision === undefined || holds(decision, circuit, passes)
      })
    } finally {
      circuit.reset()
    }
  }
  return { holding }
}
