/** Where the reading of a regular expression of Python stands. The first problem ends it: `at` then lies behind the text. */
export interface PythonReading {
  readonly source: string
  at: number
  flags: PythonFlags
  /** Groups that have begun, those without a name included. */
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

/** What is wrong with an expression or a replacement, and where in its text. */
export interface PythonProblem {
  readonly problem: string
  readonly start: number
  readonly end: number
}

/** The character at the place, whole even if it takes two units; '' at the end. */
export function peek({ source, at }: PythonReading): string {
  const code = source.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

export function take(reading: PythonReading): string {
  const char = peek(reading)
  reading.at += char.length
  return char
}

/** Takes the text if it stands here. */
export function takes(reading: PythonReading, text: string): boolean {
  const found = reading.source.startsWith(text, reading.at)
  if (found) reading.at += text.length
  return found
}

/** Takes what a sticky expression finds here. */
export function takeMatch(reading: PythonReading, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = reading.at
  const found = sticky.exec(reading.source) ?? undefined
  if (found !== undefined) reading.at += found[0].length
  return found
}

/** Ends the reading. Gives an empty text, so that it can stand where one is made. */
export function fail(reading: PythonReading, problem: string, start: number): '' {
  reading.problem ??= { problem, start, end: Math.max(reading.at, start + 1) }
  reading.at = reading.source.length
  return ''
}
