// The parts of the generated parsers. Parsing is synchronous, so all parsers share the state of the current text.

/** Reads the text from the current position, and moves it; or returns `FAILED` and leaves it. */
export type Part = () => unknown

const FAILED: unique symbol = Symbol('failed')

/** The place of an error in a text, and what the grammar expects there. */
export interface Rejection {
  /** The message of the action that rejects the text; absent if no part of the grammar fits. */
  readonly message?: string
  readonly start: number
  readonly end: number
  /** The names of the rules that fit at `start`. */
  readonly expected: readonly string[]
}

let input = ''
let position = 0
/** The start of the part whose action runs. */
let start = 0
/** The number of enclosing parts whose failures name nothing: they have a name of their own, or only look ahead. */
let silent = 0
/** The furthest position where a part failed, and the names of those parts. */
let furthest = 0
let expected = new Set<string>()
/** The rejection by an action. */
let rejection: Rejection | undefined

/**
 * Parses a whole text. Returns its value, or a `Rejection`: the first one by an action, else that at the furthest
 * position.
 */
export function parseAll(part: Part, text: string): unknown {
  input = text
  position = start = silent = furthest = 0
  expected = new Set()
  try {
    const result = part()
    if (result !== FAILED && position === input.length) return result
    if (result !== FAILED) fail()
  } catch (problem) {
    if (problem === rejection) return problem
    throw problem
  }
  return { start: furthest, end: Math.min(furthest + 1, input.length), expected: [...expected] } satisfies Rejection
}

function fail(name?: string): typeof FAILED {
  if (silent > 0 || position < furthest) return FAILED
  if (position > furthest) expected = new Set()
  furthest = position
  if (name) expected.add(name)
  return FAILED
}

/** Returns the span of the part whose action runs. */
export const range = (): { readonly start: number; readonly end: number } => ({ start, end: position })

/** Returns the text of the part whose action runs. */
export const text = (): string => input.slice(start, position)

/** Rejects the text of the part whose action runs. */
export function error(message: string): never {
  rejection = { message, start, end: position, expected: [] }
  throw rejection
}

export const literal =
  (expectedText: string): Part =>
  () => {
    if (!input.startsWith(expectedText, position)) return fail()
    position += expectedText.length
    return expectedText
  }

/** Reads what a sticky expression matches. */
export const matching =
  (regex: RegExp): Part =>
  () => {
    const from = position
    regex.lastIndex = from
    if (!regex.test(input)) return fail()
    position = regex.lastIndex
    return input.slice(from, position)
  }

/** Reads parts in this order. Gives their values to `action`, or returns them as a list. */
export const sequence =
  (parts: readonly Part[], action: (...values: never[]) => unknown = list): Part =>
  () => {
    const from = position
    const values: unknown[] = []
    for (const part of parts) {
      const value = part()
      if (value === FAILED) {
        position = from
        return FAILED
      }
      values.push(value)
    }
    start = from
    return action(...(values as never[]))
  }

const list = (...values: unknown[]): unknown => values

/** Reads the first part that does not fail. */
export const choice =
  (...parts: Part[]): Part =>
  () => {
    for (const part of parts) {
      const value = part()
      if (value !== FAILED) return value
    }
    return FAILED
  }

/** Reads a part as often as possible, with separators between, and returns a list. */
export const repeated =
  (part: Part, least: number, most = Number.POSITIVE_INFINITY, separator?: Part): Part =>
  () => {
    const from = position
    const values: unknown[] = []
    while (values.length < most) {
      const before = position
      const isSeparated = separator === undefined || values.length === 0 || separator() !== FAILED
      const value = isSeparated ? part() : FAILED
      if (value === FAILED) {
        position = before
        break
      }
      values.push(value)
    }
    if (values.length >= least) return values
    position = from
    return FAILED
  }

/** Reads a part, or returns null. */
export const optional =
  (part: Part): Part =>
  () => {
    const value = part()
    return value === FAILED ? null : value
  }

/** Returns the text of a part instead of its value. */
export const textOf =
  (part: Part): Part =>
  () => {
    const from = position
    return part() === FAILED ? FAILED : input.slice(from, position)
  }

/** Looks ahead: fails if the part does, and reads nothing. */
export const ahead =
  (part: Part, isWanted = true): Part =>
  () => {
    const from = position
    silent++
    const isFound = part() !== FAILED
    silent--
    position = from
    return isFound === isWanted ? undefined : FAILED
  }

/** Fails unless the action returns true. */
export const when =
  (action: () => unknown): Part =>
  () => {
    start = position
    return action() ? undefined : FAILED
  }

/** Names a part in errors, in place of what it consists of. */
export const named =
  (name: string, part: Part): Part =>
  () => {
    silent++
    const value = part()
    silent--
    return value === FAILED ? fail(name) : value
  }
