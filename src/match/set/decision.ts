import { type Bool, leaf, mapLeaves, someLeaf } from '../../ir/bool.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { Circuit } from './circuit.js'
import type { FactInputs } from './fact-inputs.js'
import { type Facts, factsOf } from './facts-of.js'
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

/** A predicate with what indexes find out about it. */
export interface KnownPredicate extends Facts {
  readonly predicate: Predicate
}

/** Looks at each predicate of an expression once. */
export const withFacts = (expr: Expr): Bool<KnownPredicate> =>
  mapLeaves(expr, (predicate) => {
    const { facts, isExact } = factsOf(predicate)
    return leaf({ predicate, facts, isExact })
  })

interface DecisionContext {
  readonly gates: GateBuilder
  readonly inputs: FactInputs
  readonly testOf: (predicate: Predicate) => TestNumber
}

/** Builds the gates of an expression. They are exact up to the first predicate that needs a test. */
export function decide(expr: Bool<KnownPredicate>, { gates, inputs, testOf }: DecisionContext): Decision {
  const bound = (part: Bool<KnownPredicate>): GateRef =>
    gateOf(part, gates, ({ facts, isExact }, positive) =>
      isExact || positive ? gateOf(facts, gates, inputs.inputOf) : gates.gate('or', []),
    )
  const exact = (part: Bool<KnownPredicate>): Bool<Step> => {
    if (isExact(part)) return leaf({ gate: bound(part) })
    switch (part.kind) {
      case 'leaf':
        return leaf({ test: testOf(part.leaf.predicate) })
      case 'not':
        return { kind: 'not', arg: exact(part.arg) }
      case 'and':
      case 'or':
        // Gates are decided already, so that they come before tests.
        return {
          kind: part.kind,
          args: [...part.args.filter(isExact), ...part.args.filter((arg) => !isExact(arg))].map(exact),
        }
      case 'const':
        return part
    }
  }
  const candidate = bound(expr)
  return { candidate, exact: isExact(expr) ? undefined : exact(expr) }
}

const isExact = (part: Bool<KnownPredicate>): boolean => !someLeaf(part, ({ isExact }) => !isExact)

/** Returns the gate of a tree. `positive` is false under an odd number of negations. */
function gateOf<Leaf>(
  tree: Bool<Leaf>,
  gates: GateBuilder,
  refOf: (leaf: Leaf, positive: boolean) => GateRef,
  positive = true,
): GateRef {
  switch (tree.kind) {
    case 'const':
      return gates.gate(tree.value ? 'and' : 'or', [])
    case 'leaf':
      return refOf(tree.leaf, positive)
    case 'not':
      return ~gateOf(tree.arg, gates, refOf, !positive)
    case 'and':
    case 'or':
      return gates.gate(
        tree.kind,
        tree.args.map((arg) => gateOf(arg, gates, refOf, positive)),
      )
  }
}

/** Decides a candidate. */
export function holds(expr: Bool<Step>, circuit: Circuit, passes: (test: TestNumber) => boolean): boolean {
  switch (expr.kind) {
    case 'const':
      return expr.value
    case 'leaf':
      return 'gate' in expr.leaf ? circuit.isTrue(expr.leaf.gate) : passes(expr.leaf.test)
    case 'not':
      return !holds(expr.arg, circuit, passes)
    case 'and':
      return expr.args.every((arg) => holds(arg, circuit, passes))
    case 'or':
      return expr.args.some((arg) => holds(arg, circuit, passes))
  }
}
