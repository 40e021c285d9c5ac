import { type Json, textOf } from '../field-values.js'
import type { Fact, LiteralFact, NumberFact } from './fact.js'
import type { GateRef } from './gates.js'
import { isAscii } from './symbols.js'
import { buildTextIndex, type Raise } from './text-index.js'

/** Raises all facts about one value of a field. */
export type FieldIndex = (value: Json, raise: Raise) => void

/** Builds the index of the facts about one field, or about all values of an event. */
export function buildFieldIndex(facts: ReadonlyMap<Fact, GateRef>): FieldIndex {
  const literals = literalsOf(facts)
  const look = buildNumberIndex(facts)
  const [exists, isNull] = [inputOf('value', facts), inputOf('null', facts)]
  const [hasText, beyondAscii] = [inputOf('text', facts), inputOf('beyond-ascii', facts)]
  return (value, raise) => {
    if (exists !== undefined) raise(exists)
    if (value === null && isNull !== undefined) raise(isNull)
    look?.(value, raise)
    if (hasText === undefined && beyondAscii === undefined && literals.length === 0) return
    const text = textOf(value)
    if (text === undefined) return
    if (hasText !== undefined) raise(hasText)
    if (beyondAscii !== undefined && !isAscii(text)) raise(beyondAscii)
    for (const find of literals) find(text, raise)
  }
}

const inputOf = (kind: Fact['kind'], facts: ReadonlyMap<Fact, GateRef>): GateRef | undefined =>
  [...facts].find(([fact]) => fact.kind === kind)?.[1]

function literalsOf(facts: ReadonlyMap<Fact, GateRef>) {
  return [false, true].flatMap((isCased) => {
    const literals = new Map<LiteralFact, GateRef>()
    for (const [fact, input] of facts) {
      if (fact.kind === 'literal' && fact.cased === isCased) literals.set(fact, input)
    }
    return literals.size === 0 ? [] : [buildTextIndex(literals, isCased)]
  })
}

/** Looks up numbers and booleans, and their texts, as `matchesNumber` compares them. */
function buildNumberIndex(facts: ReadonlyMap<Fact, GateRef>): FieldIndex | undefined {
  const byNumber = new Map<number, GateRef[]>()
  const byText = new Map<string, GateRef>()
  const booleans = new Map<string, GateRef>()
  for (const [fact, input] of facts) {
    if (fact.kind !== 'number') continue
    if (fact.type === 'boolean') booleans.set(fact.text, input)
    else {
      byText.set(fact.text, input)
      addTo(byNumber, numberOf(fact), input)
    }
  }
  if (byText.size + booleans.size === 0) return undefined
  return (value, raise) => {
    if (typeof value === 'number') for (const input of byNumber.get(value) ?? []) raise(input)
    else {
      const input = typeof value === 'string' || typeof value === 'bigint' ? byText.get(String(value)) : undefined
      if (input !== undefined) raise(input)
    }
    const boolean = booleans.size === 0 ? undefined : booleans.get(textOf(value)?.toLowerCase() ?? '')
    if (boolean !== undefined) raise(boolean)
  }
}

const numberOf = ({ text }: NumberFact): number => Number(text)

function addTo<Key>(lists: Map<Key, GateRef[]>, key: Key, input: GateRef): void {
  const list = lists.get(key) ?? []
  list.push(input)
  lists.set(key, list)
}
