import type { Fact, LiteralFact, ValueFact } from './fact.js'
import type { GateRef } from './gates.js'

/** The inputs of a set, one for each fact that its expressions depend on. */
export interface FactInputs {
  readonly inputOf: (fact: Fact) => GateRef
  /** The facts of each field; null is the key of those about all values of an event. */
  readonly byField: ReadonlyMap<string | null, FieldInputs>
}

/** The inputs of the facts about one field, or about all values of an event. */
export interface FieldInputs {
  readonly values: ReadonlyMap<ValueFact['kind'], GateRef>
  /** By the text of the number. */
  readonly numbers: ReadonlyMap<string, GateRef>
  readonly booleans: ReadonlyMap<string, GateRef>
  readonly folded: LiteralInputs
  readonly cased: LiteralInputs
}

/** The inputs of each literal, by its text: one for each place, or `NONE`. */
export type LiteralInputs = ReadonlyMap<string, Readonly<PlaceInputs>>
type PlaceInputs = Record<LiteralFact['at'], GateRef>

/** Stands for no input. */
export const NONE = -1

/** Opens an empty set of inputs. `addInput` makes one for each new fact. */
export function openFactInputs(addInput: () => GateRef): FactInputs {
  const byField = new Map<string | null, OpenInputs>()
  const inputIn = <Key>(inputs: Map<Key, GateRef>, key: Key): GateRef => {
    const input = inputs.get(key) ?? addInput()
    inputs.set(key, input)
    return input
  }
  const inputOf = (fact: Fact): GateRef => {
    const known = byField.get(fact.field)
    const field = known ?? noInputs()
    if (known === undefined) byField.set(fact.field, field)
    if (fact.kind === 'number') return inputIn(fact.type === 'boolean' ? field.booleans : field.numbers, fact.text)
    if (fact.kind !== 'literal') return inputIn(field.values, fact.kind)
    const places = placesIn(fact.cased ? field.cased : field.folded, fact.text)
    if (places[fact.at] === NONE) places[fact.at] = addInput()
    return places[fact.at]
  }
  return { inputOf, byField }
}

interface OpenInputs extends FieldInputs {
  readonly values: Map<ValueFact['kind'], GateRef>
  readonly numbers: Map<string, GateRef>
  readonly booleans: Map<string, GateRef>
  readonly folded: Map<string, PlaceInputs>
  readonly cased: Map<string, PlaceInputs>
}

const noInputs = (): OpenInputs => ({
  values: new Map(),
  numbers: new Map(),
  booleans: new Map(),
  folded: new Map(),
  cased: new Map(),
})

function placesIn(literals: Map<string, PlaceInputs>, text: string): PlaceInputs {
  const known = literals.get(text)
  if (known !== undefined) return known
  const places: PlaceInputs = { whole: NONE, start: NONE, end: NONE, anywhere: NONE }
  literals.set(text, places)
  return places
}
