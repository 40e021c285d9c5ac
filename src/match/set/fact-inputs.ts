import type { Fact } from './fact.js'
import type { GateRef } from './gates.js'

/** The inputs of a set, one for each fact that its expressions depend on. */
export interface FactInputs {
  readonly inputOf: (fact: Fact) => GateRef
  /** The facts of each field; null is the key of those about all values of an event. */
  readonly byField: ReadonlyMap<string | null, ReadonlyMap<Fact, GateRef>>
}

export function openFactInputs(addInput: () => GateRef): FactInputs {
  const known = new Map<string, GateRef>()
  const byField = new Map<string | null, Map<Fact, GateRef>>()
  return {
    inputOf: (fact) => {
      const key = JSON.stringify(fact)
      const before = known.get(key)
      if (before !== undefined) return before
      const input = addInput()
      const facts = byField.get(fact.field) ?? new Map<Fact, GateRef>()
      byField.set(fact.field, facts.set(fact, input))
      known.set(key, input)
      return input
    },
    byField,
  }
}
