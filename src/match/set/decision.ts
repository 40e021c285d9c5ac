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

interface DecisionContext {
  readonly gates: GateBuilder
  readonly inputs: FactInputs
  readonly testOf: (predicate: Predicate) => TestNumber
}

/** Builds the gates of an expression. They are exact up to the first predicate that needs a test. */
export function decide(expr: Expr, context: DecisionContext): Decision {
  const facts = new Map<Predicate, Facts>()
  const knownOf = (predicate: Predicate): Facts => {
    const known = facts.get(predicate) ?? factsOf(predicate)
    facts.set(predicate, known)
    return known
  }
  const isExact = (part: Expr): boolean => !someLeaf(part, (predicate) => !knownOf(predicate).isExact)
  const bound = (part: Expr): GateRef =>
    gateOf(
      mapLeaves(part, (predicate, positive) => {
        const { facts, isExact } = knownOf(predicate)
        return isExact || positive ? mapLeaves(facts, (fact) => leaf(context.inputs.inputOf(fact))) : NEVER
      }),
      context.gates,
    )
  const exact = (part: Expr): Bool<Step> => {
    if (isExact(part)) return leaf({ gate: bound(part) })
    switch (part.kind) {
      case 'leaf':
        return leaf({ test: context.testOf(part.leaf) })
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

const NEVER: Bool<never> = { kind: 'const', value: false }

function gateOf(expr: Bool<GateRef>, gates: GateBuilder): GateRef {
  switch (expr.kind) {
    case 'const':
      return gates.gate(expr.value ? 'and' : 'or', [])
    case 'leaf':
      return expr.leaf
    case 'not':
      return ~gateOf(expr.arg, gates)
    case 'and':
    case 'or':
      return gates.gate(
        expr.kind,
        expr.args.map((arg) => gateOf(arg, gates)),
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
