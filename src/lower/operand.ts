import { type Pattern, parsePattern } from '../ir/pattern.js'
import type { CompareOp, FieldMatch, TimePartName } from '../ir/predicate.js'
import type { Value } from '../rule/rule.js'
import { readPlaceholders } from './placeholder-text.js'

/** A value between its modifiers. */
export type Operand =
  /** The text of the rule, with unresolved escapes and wildcards. If it expands, `%name%` is a placeholder. */
  | { readonly type: 'written'; readonly text: string; readonly expands: boolean }
  | { readonly type: 'text'; readonly pattern: Pattern }
  /** One character per byte. */
  | { readonly type: 'bytes'; readonly text: string }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'boolean'; readonly text: string }
  | { readonly type: 'null' }
  | { readonly type: 'regex'; readonly source: string; readonly flags: string }
  /** A regular expression with placeholders. `parts` are pieces of its source and contain no wildcards. */
  | { readonly type: 'openRegex'; readonly parts: Pattern; readonly flags: string }
  | { readonly type: 'network'; readonly network: string }
  | { readonly type: 'field'; readonly name: string; readonly match: FieldMatch }
  | { readonly type: 'comparison'; readonly op: CompareOp; readonly value: string }
  | { readonly type: 'timePart'; readonly part: TimePartName; readonly op: 'eq' | CompareOp; readonly value: string }
  | { readonly type: 'existence'; readonly exists: boolean }
  /** A fragment of a target's query in place of a value; see the predicate `Expression`. */
  | { readonly type: 'expression'; readonly text: string }

export type OperandType = Operand['type']
export type OperandOf<Type extends OperandType> = Extract<Operand, { readonly type: Type }>

/** A value after all of its modifiers: the wildcards of every text are parsed. */
export type LoweredOperand = OperandOf<Exclude<OperandType, 'written' | 'bytes'>>

/** Names of the operand types, for messages about modifiers. */
export const operandNames: Readonly<Record<OperandType, string>> = {
  written: 'a string',
  text: 'a string that another modifier has changed',
  bytes: 'bytes',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  regex: 'a regular expression',
  openRegex: 'a regular expression with a placeholder',
  network: 'a network',
  field: 'a field reference',
  comparison: 'a comparison',
  timePart: 'a part of a date',
  existence: 'the existence of a field',
  expression: 'a query expression',
}

/**
 * Creates the operand for a value before any modifier. `expands` is true if the item has the modifier `expand` at any
 * position.
 */
export function operandOf({ type, text }: Value, expands: boolean): Operand {
  switch (type) {
    case 'text':
      return { type: 'written', text, expands }
    case 'number':
      return { type, text }
    case 'boolean':
      return { type, text }
    case 'null':
      return { type }
  }
}

/** Lowers a value after its last modifier. */
export function finishOperand(operand: Operand): LoweredOperand {
  switch (operand.type) {
    case 'written':
      return { type: 'text', pattern: patternOf(operand) }
    case 'bytes':
      return { type: 'text', pattern: plainPattern(operand.text) }
    default:
      return operand
  }
}

/** Parses the wildcards of a text, and its placeholders if it expands. */
export const patternOf = ({ text, expands }: OperandOf<'written'>): Pattern =>
  expands ? readPlaceholders(text).parts : parsePattern(text)

const plainPattern = (text: string): Pattern => (text === '' ? [] : [text])

/**
 * Converts an operand to one of the accepted types: parses the wildcards of texts, and turns numbers, booleans and
 * bytes into texts. Returns `undefined` if it cannot be converted.
 */
export function coerce(operand: Operand, accepts: readonly OperandType[]): Operand | undefined {
  if (accepts.includes(operand.type)) return operand
  const { type } = operand
  if (type === 'written') {
    return accepts.includes('text') ? { type: 'text', pattern: patternOf(operand) } : undefined
  }
  if (type !== 'number' && type !== 'boolean' && type !== 'bytes') return undefined
  const { text } = operand
  if (accepts.includes('written') && type !== 'bytes') return { type: 'written', text, expands: false }
  return accepts.includes('text') ? { type: 'text', pattern: plainPattern(text) } : undefined
}
