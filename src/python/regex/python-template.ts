import { escapedCharacter } from './python-characters.js'
import type { PythonProblem, PythonReading } from './python-reading.js'
import { fail, peek, take, takeMatch } from './python-reading.js'
import type { PythonRegex } from './python-regex.js'

/** A replacement of `re.sub`: texts and group numbers; 0 is the whole match. */
export type PythonTemplate = readonly (string | number)[]

/**
 * Parses a replacement for the matches of an expression, or returns the problem.
 *
 * https://docs.python.org/3/library/re.html#re.sub
 */
export function pythonTemplate(source: string, regex: PythonRegex): PythonTemplate | PythonProblem {
  const reading: PythonReading = {
    ...{ source, at: 0, depth: 0, problem: undefined },
    ...{ groups: regex.groups, names: new Map(), repeated: new Set() },
    flags: { ascii: false, ignoreCase: false, multiline: false, dotAll: false, verbose: false },
  }
  const parts: (string | number)[] = []
  const put = (part: string | number): void => {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else parts.push(part)
  }
  while (peek(reading) !== '') put(part(reading, regex))
  return reading.problem ?? parts
}

function part(reading: PythonReading, regex: PythonRegex): string | number {
  const start = reading.at
  const char = take(reading)
  if (char !== '\\') return char
  const named = takeMatch(reading, /g<([^>]*)>/y)?.[1]
  if (named !== undefined) {
    return group(reading, regex, /^\d+$/.test(named) ? Number(named) : regex.names.get(named), start)
  }
  const number = takeMatch(reading, /(?![0-3][0-7]{2})[1-9]\d?/y)
  if (number !== undefined) return group(reading, regex, Number(number[0]), start)
  // Before other characters the backslash is kept, so that `\*` is still a plain star.
  if (/^[^A-Za-z0-9\\]$/u.test(peek(reading))) return `\\${take(reading)}`
  if (peek(reading) === 'b') {
    take(reading)
    return '\b'
  }
  return /^[xuU]/.test(peek(reading))
    ? fail(reading, `there is no escape \`\\${peek(reading)}\``, start)
    : escapedCharacter(reading, false)
}

function group(
  reading: PythonReading,
  { groups, repeated }: PythonRegex,
  number: number | undefined,
  start: number,
): number | '' {
  if (number === undefined || number > groups) return fail(reading, 'there is no such group', start)
  if (repeated.has(number)) return fail(reading, 'the final value of a repeated group is uncertain', start)
  return number
}
