import type { Json } from '../../../ir/json.js'
import { parseExactJson } from './parse-exact-json.js'

/** A JSON value of a text with several of them. */
export interface JsonPiece {
  readonly value: Json
  readonly start: number
}

export interface JsonProblem {
  readonly problem: string
  readonly start: number
}

/** Reads one JSON value, or several one after the other. The elements of lists are values of their own. */
export function parseJsonEvents(text: string): readonly JsonPiece[] | JsonProblem {
  const whole = tryParse(text)
  if (whole !== undefined) return elementsOf(whole.value, start(text))
  const pieces: JsonPiece[] = []
  for (let at = start(text); at < text.length; ) {
    const end = endOfValue(text, at)
    const parsed = tryParse(text.slice(at, end))
    if (parsed === undefined) return { problem: 'the text is not valid JSON', start: at }
    pieces.push(...elementsOf(parsed.value, at))
    at = end + start(text.slice(end))
  }
  return pieces
}

/** Reads one JSON value per line. Lines without text are skipped. */
export function parseJsonLines(text: string): readonly JsonPiece[] | JsonProblem {
  const pieces: JsonPiece[] = []
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    if (match[0].trim() === '') continue
    const parsed = tryParse(match[0])
    if (parsed === undefined) return { problem: 'the line is not valid JSON', start: match.index }
    pieces.push({ value: parsed.value, start: match.index })
  }
  return pieces
}

const elementsOf = (value: Json, start: number): readonly JsonPiece[] =>
  Array.isArray(value) ? value.map((element: Json) => ({ value: element, start })) : [{ value, start }]

function tryParse(text: string): { readonly value: Json } | undefined {
  try {
    return { value: parseExactJson(text) }
  } catch {
    return undefined
  }
}

/** Returns the offset of the first character that is no white space. */
const start = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0

/** Returns the offset after the object or list that begins at `at`, or the end of the text. */
function endOfValue(text: string, at: number): number {
  let depth = 0
  // An unclosed text ends with the file, so that no character is read twice.
  const token = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[{}[\]]/gs
  token.lastIndex = at
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth++
    else if (match[0] === '}' || match[0] === ']') depth--
    if (depth <= 0 && !match[0].startsWith('"')) return match.index + 1
  }
  return text.length
}
