/**
 * One value of an eval expression. A field's text counts as a number if it looks like one ("isnum", Informational
 * functions: "If the value of field is a number"). A string literal and the result of a text function never do.
 */
export interface Atom {
  readonly kind: 'field' | 'text' | 'number'
  readonly text: string
}

/** null is "no value"; a multivalue has more than one atom. */
export type Value = null | boolean | readonly Atom[]

/** tonumber(): no spaces around, decimal point and exponent allowed, else not a number (Conversion functions). */
export function numberIn(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined
}

export const textValue = (text: string): Value => [{ kind: 'text', text }]
export const numberValue = (value: number): Value => [{ kind: 'number', text: String(value) }]

export function asNumber(atom: Atom): number | undefined {
  return atom.kind === 'text' ? undefined : numberIn(atom.text)
}

/**
 * "Lexicographical order": by the UTF-8 encoding, so upper case comes before lower case (Search Reference, "search").
 */
export function lexicographic(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}

/** The single atom of a value; none for null, a Boolean, or a multivalue. */
export function single(value: Value): Atom | undefined {
  return value !== null && typeof value !== 'boolean' && value.length === 1 ? value[0] : undefined
}

export function atoms(value: Value): readonly Atom[] {
  return value === null || typeof value === 'boolean' ? [] : value
}
