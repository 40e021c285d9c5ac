import type { Json } from '../../ir/json.js'
import { addValue } from '../../text/add-value.js'
import { textOf } from '../field-values.js'
import type { FieldInputs } from './fact-inputs.js'
import type { GateRef } from './gates.js'
import { isAscii } from './symbols.js'
import { buildTextIndex, openTextIndex, type Raise, type TextIndexData } from './text-index.js'

/** Raises all facts about one value of a field. */
export type FieldIndex = (value: Json, raise: Raise) => void

/** The index of the facts about one field, or about all values of an event, as plain data. */
export interface FieldIndexData {
  /** Inputs of the facts about any value; undefined if nothing depends on them. */
  readonly exists: GateRef | undefined
  readonly isNotNull: GateRef | undefined
  readonly hasText: GateRef | undefined
  readonly beyondAscii: GateRef | undefined
  readonly numbers: NumberInputs
  readonly literals: readonly TextIndexData[]
}

interface NumberInputs {
  readonly byNumber: ReadonlyMap<number, readonly GateRef[]>
  readonly byText: ReadonlyMap<string, GateRef>
  readonly booleans: ReadonlyMap<string, GateRef>
}

/** Builds the index of the facts about one field. Texts with and without letter case have separate tables. */
export function buildFieldIndex({ values, numbers, booleans, folded, cased }: FieldInputs): FieldIndexData {
  return {
    exists: values.get('value'),
    isNotNull: values.get('non-null'),
    hasText: values.get('text'),
    beyondAscii: values.get('beyond-ascii'),
    numbers: numberInputs(numbers, booleans),
    literals: [
      ...(folded.size === 0 ? [] : [buildTextIndex(folded, false)]),
      ...(cased.size === 0 ? [] : [buildTextIndex(cased, true)]),
    ],
  }
}

function numberInputs(byText: FieldInputs['numbers'], booleans: FieldInputs['booleans']): NumberInputs {
  const byNumber = new Map<number, GateRef[]>()
  for (const [text, input] of byText) addValue(byNumber, Number(text), input)
  return { byNumber, byText, booleans }
}

/** Opens an index for values. */
export function openFieldIndex({ exists, isNotNull, hasText, beyondAscii, ...data }: FieldIndexData): FieldIndex {
  const findNumber = openNumberIndex(data.numbers)
  const literals = data.literals.map(openTextIndex)
  const needsText = hasText !== undefined || beyondAscii !== undefined || literals.length > 0
  return (value, raise) => {
    if (exists !== undefined) raise(exists)
    if (value !== null && isNotNull !== undefined) raise(isNotNull)
    findNumber?.(value, raise)
    const text = needsText ? textOf(value) : undefined
    if (text === undefined) return
    if (hasText !== undefined) raise(hasText)
    let isPlain: boolean | undefined
    for (const find of literals) isPlain = find(text, raise)
    if (beyondAscii !== undefined && !(isPlain ?? isAscii(text))) raise(beyondAscii)
  }
}

/** Looks up numbers and booleans, and their texts, as `matchesNumber` compares them. */
function openNumberIndex({ byNumber, byText, booleans }: NumberInputs): FieldIndex | undefined {
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
