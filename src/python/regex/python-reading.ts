/**
 * The state of reading a Python regular expression. The first problem ends it, and moves `at` past the end of the text.
 */
export interface PythonReading {
  readonly source: string
  at: number
  flags: PythonFlags
  /** Number of groups that have begun, including unnamed ones. */
  groups: number
  readonly names: Map<string, number>
  /** Groups inside a repetition. */
  readonly repeated: Set<number>
  depth: number
  problem: PythonProblem | undefined
}

export interface PythonFlags {
  readonly ascii: boolean
  readonly ignoreCase: boolean
  readonly multiline: boolean
  readonly dotAll: boolean
  readonly verbose: boolean
}

/** A problem in an expression or a replacement, with its place in the text. */
export interface PythonProblem {
  readonly problem: string
  readonly start: number
  readonly end: number
}

/** Returns the character at the current place, whole even if it takes two units; '' at the end. */
export function peek({ source, at }: PythonReading): string {
  const code = source.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

export function take(reading: PythonReading): string {
  const char = peek(reading)
  reading.at += char.length
  return char
}

/** Consumes the text if it follows. */
export function takes(reading: PythonReading, text: string): boolean {
  const isNext = reading.source.startsWith(text, reading.at)
  if (isNext) reading.at += text.length
  return isNext
}

/** Consumes a match of a sticky expression. */
export function takeMatch(reading: PythonReading, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = reading.at
  const match = sticky.exec(reading.source) ?? undefined
  if (match !== undefined) reading.at += match[0].length
  return match
}

/** Records a problem and ends the reading. Returns an empty text, so that callers can return it. */
export function fail(reading: PythonReading, problem: string, start: number): '' {
  reading.problem ??= { problem, start, end: Math.max(reading.at, start + 1) }
  reading.at = reading.source.length
  return ''
}
