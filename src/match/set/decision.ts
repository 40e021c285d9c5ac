import { type Bool, holds, leaf } from '../../ir/bool.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { Circuit } from './circuit.js'
import type { FactInputs } from './fact-inputs.js'
import { factsOf } from './facts-of.js'
import type { GateBuilder, GateRef } from './gates.js'
import type { TestNumber } from './set-tests.js'

/** The gates and tests that decide an expression. */
export interface Decision {
  /** A gate that is true for every event for which the expression holds, and maybe for more. */
  readonly candidate: GateRef
  /** Decides a candidate by gates and by tests; undefined if the gate is exact. */
  readonly exact: Bool<Step> | undefined
}

type Step = { readonly gate: GateRef } | { readonly test: TestNumber }

export interface DecisionContext {
  readonly gates: GateBuilder
  readonly inputs: FactInputs
  /** Called for each predicate that facts do not decide. */
  readonly testOf: (predicate: Predicate) => TestNumber
}

/**
 * Builds the gates of an expression. They are exact up to the first predicate that needs a test.
 *
 * @param positive false under an odd number of negations, where a gate must not be true for more events
 */
export function decide(expr: Expr, context: DecisionContext, positive = true): Decision {
  switch (expr.kind) {
    case 'const':
      return exactly(constant(expr.value, context.gates))
    case 'leaf':
      return decidePredicate(expr.leaf, context, positive)
    case 'not': {
      const { candidate, exact } = decide(expr.arg, context, !positive)
      return { candidate: ~candidate, exact: exact && { kind: 'not', arg: exact } }
    }
    case 'and':
    case 'or': {
      const parts = expr.args.map((arg) => decide(arg, context, positive))
      const candidate = context.gates.gate(
        expr.kind,
        parts.map((part) => part.candidate),
      )
      if (parts.every(isExact)) return exactly(candidate)
      // Gates are decided already, so that they come before tests.
      const steps = [...parts.filter(isExact), ...parts.filter((part) => !isExact(part))]
      return {
        candidate,
        exact: { kind: expr.kind, args: steps.map((step) => step.exact ?? leaf({ gate: step.candidate })) },
      }
    }
  }
}

const exactly = (candidate: GateRef): Decision => ({ candidate, exact: undefined })
const isExact = ({ exact }: Decision): boolean => exact === undefined

function decidePredicate(
  predicate: Predicate,
  { gates, inputs, testOf }: DecisionContext,
  positive: boolean,
): Decision {
  const { facts, isExact } = factsOf(predicate)
  return {
    candidate: isExact || positive ? gateOf(facts, gates, inputs.inputOf) : constant(false, gates),
    exact: isExact ? undefined : leaf({ test: testOf(predicate) }),
  }
}

const constant = (value: boolean, gates: GateBuilder): GateRef => gates.gate(value ? 'and' : 'or', [])

function gateOf<Leaf>(tree: Bool<Leaf>, gates: GateBuilder, refOf: (leaf: Leaf) => GateRef): GateRef {
  switch (tree.kind) {
    case 'const':
      return constant(tree.value, gates)
    case 'leaf':
      return refOf(tree.leaf)
    case 'not':
      return ~gateOf(tree.arg, gates, refOf)
    case 'and':
    case 'or':
      return gates.gate(
        tree.kind,
        tree.args.map((arg) => gateOf(arg, gates, refOf)),
      )
  }
}

/** Decides a candidate. */
export const isMatch = (expr: Bool<Step>, circuit: Circuit, passes: (test: TestNumber) => boolean): boolean =>
  holds(expr, (step) => ('gate' in step ? circuit.isTrue(step.gate) : passes(step.test)))
