import { forEachLeaf } from '../../ir/bool.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { openReaders } from '../compile-predicate.js'
import { type Json, someValue } from '../field-values.js'
import { openCircuit } from './circuit.js'
import { type Decision, decide, holds } from './decision.js'
import { openFactInputs } from './fact-inputs.js'
import { factsOf } from './facts-of.js'
import { fieldFinder } from './field-finder.js'
import { buildFieldIndex } from './field-index.js'
import { type GateRef, numberOf, openGates } from './gates.js'
import { openSetTests, type SetTests, type TestNumber } from './set-tests.js'
import type { Raise } from './text-index.js'

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
  const look = compileLook(inputs.byField, readers)
  const raise: Raise = circuit.raise
  const candidates = openCandidates(roots, circuit.isTrue)
  const holding = (event: Json): readonly number[] => {
    try {
      look(event, raise)
      const possible = candidates(circuit.settle())
      if (possible.length === 0) return possible
      const passes = tests.open(event)
      return possible.filter((index) => {
        const exact = decisions[index]?.exact
        return exact === undefined || holds(exact, circuit, passes)
      })
    } finally {
      circuit.reset()
    }
  }
  return { set: { holding }, diagnostics }
}

/** Adds the tests of the predicates that no index decides. */
function addTests(expr: Expr, source: Source, tests: SetTests) {
  const numbers = new Map<Predicate, TestNumber>()
  const diagnostics = new Map<Predicate, Diagnostic>()
  forEachLeaf(expr, (predicate) => {
    if (numbers.has(predicate) || diagnostics.has(predicate) || factsOf(predicate).isExact) return
    const test = tests.add(predicate, source)
    if (typeof test === 'number') numbers.set(predicate, test)
    else diagnostics.set(predicate, test)
  })
  return { numbers, diagnostics: [...diagnostics.values()] }
}

/** Compiles the indexes of all fields to a function that raises all facts about an event. */
function compileLook(
  byField: ReturnType<typeof openFactInputs>['byField'],
  readers: ReturnType<typeof openReaders>,
): (event: Json, raise: Raise) => void {
  const names = [...byField.keys()].filter((name) => name !== null)
  const indexes = names.map((name) => buildFieldIndex(byField.get(name) ?? new Map()))
  const find = fieldFinder(names, readers)
  const anyFacts = byField.get(null)
  const any = anyFacts && buildFieldIndex(anyFacts)
  return (event, raise) => {
    find(event, (field, value) => indexes[field]?.(value, raise))
    if (any === undefined) return
    someValue(event, (value) => {
      any(value, raise)
      return false
    })
  }
}

/** Finds the expressions whose gate is true: those that are true at rest, and those that changed. */
function openCandidates(
  roots: readonly (GateRef | undefined)[],
  isTrue: (gate: GateRef) => boolean,
): (changed: readonly GateRef[]) => readonly number[] {
  const byGate = new Map<GateRef, number[]>()
  roots.forEach((root, index) => {
    if (root === undefined) return
    const indexes = byGate.get(numberOf(root)) ?? []
    indexes.push(index)
    byGate.set(numberOf(root), indexes)
  })
  const resting = [...byGate].filter(([gate]) => isTrue(gate))
  return (changed) => {
    const candidates = resting.flatMap(([gate, indexes]) => (isTrue(gate) ? indexes : []))
    for (const gate of changed) {
      if (isTrue(gate)) for (const index of byGate.get(gate) ?? []) candidates.push(index)
    }
    return candidates.sort((a, b) => a - b)
  }
}
