import { MAX_GROUP_DEPTH } from '../python-limits.js'
import { characterClass, escapedCharacter, isSet, literal, setClass } from './python-characters.js'
import {
  fail,
  type PythonFlags,
  type PythonProblem,
  type PythonReading,
  peek,
  take,
  takeMatch,
  takes,
} from './python-reading.js'

/** A Python regular expression, ready to run. */
export interface PythonRegex {
  /** Finds all matches in a text, with the places of the groups. */
  readonly search: RegExp
  /** Matches only at the beginning of a text, as `re.match` does. */
  readonly start: RegExp
  readonly groups: number
  readonly names: ReadonlyMap<string, number>
  /** Groups inside a repetition: the two languages keep different texts of them. */
  readonly repeated: ReadonlySet<number>
}

/**
 * Translates a Python regular expression to a JavaScript one that matches the same texts, or returns the problem.
 * Characters are code points; sets such as `\w` are those of Unicode, as in Python.
 *
 * https://docs.python.org/3/library/re.html#regular-expression-syntax
 */
export function pythonRegex(source: string): PythonRegex | PythonProblem {
  const reading: PythonReading = {
    source,
    at: 0,
    flags: { ascii: false, ignoreCase: false, multiline: false, dotAll: false, verbose: false },
    groups: 0,
    names: new Map(),
    repeated: new Set(),
    depth: 0,
    problem: undefined,
  }
  for (let global = takeFlags(reading); global !== undefined; global = takeFlags(reading)) reading.flags = global
  const { ignoreCase } = reading.flags
  const { text } = alternatives(reading, new Set())
  if (peek(reading) === ')') fail(reading, 'this `)` has no matching `(`', reading.at)
  if (reading.problem !== undefined) return reading.problem
  const { groups, names, repeated } = reading
  const flags = `dv${ignoreCase ? 'i' : ''}`
  try {
    return { search: new RegExp(text, `${flags}g`), start: new RegExp(text, `${flags}y`), groups, names, repeated }
  } catch {
    return {
      problem: 'it is too large or not supported by the regular expression engine',
      start: 0,
      end: source.length,
    }
  }
}

/** Matches the expression at the beginning of a text. */
export function matchesStart({ start }: PythonRegex, text: string): RegExpExecArray | null {
  start.lastIndex = 0
  return start.exec(text)
}

/** A translated part, with the groups that take part in every match of it. */
interface Part {
  readonly text: string
  readonly set: ReadonlySet<number>
}

const NONE: ReadonlySet<number> = new Set()
const plain = (text: string): Part => ({ text, set: NONE })

function alternatives(reading: PythonReading, before: ReadonlySet<number>): Part {
  const parts = [sequence(reading, before)]
  while (takes(reading, '|')) parts.push(sequence(reading, before))
  const [first = NONE, ...others] = parts.map(({ set }) => set)
  return {
    text: parts.map(({ text }) => text).join('|'),
    set: new Set([...first].filter((group) => others.every((set) => set.has(group)))),
  }
}

interface Item extends Part {
  /** The number of groups before it. */
  readonly after: number
  /** `anchor` and `repeated` cannot be repeated. */
  readonly kind: 'item' | 'anchor' | 'repeated'
}

function sequence(reading: PythonReading, before: ReadonlySet<number>): Part {
  const items: Item[] = []
  for (let char = peek(reading); char !== '' && char !== '|' && char !== ')'; char = peek(reading)) {
    if (reading.flags.verbose && takeMatch(reading, /\s+|#[^\n]*/y) !== undefined) continue
    if (takeMatch(reading, /\(\?#[^)]*\)/y) !== undefined) continue
    const start = reading.at
    const count = takeMatch(reading, /([*+?]|\{\d+\}|\{\d*,\d*\})(\??)/y)
    if (count !== undefined) {
      const last = items.pop()
      if (last === undefined || last.kind === 'anchor') fail(reading, 'there is nothing to repeat', start)
      else if (last.kind === 'repeated') fail(reading, 'a repetition cannot be repeated', start)
      else if (takes(reading, '+')) fail(reading, 'possessive repetitions cannot be translated', start)
      else items.push(repetition(reading, last, count[1] ?? '', count[2] ?? ''))
      continue
    }
    const after = reading.groups
    const defined = new Set([...before, ...items.flatMap(({ set }) => [...set])])
    items.push({
      ...atom(reading, defined),
      after,
      kind: isAnchor(reading.source.slice(start, start + 2)) ? 'anchor' : 'item',
    })
  }
  return { text: items.map(({ text }) => text).join(''), set: new Set(items.flatMap(({ set }) => [...set])) }
}

const isAnchor = (two: string): boolean => /^(?:[$^]|\\[AZbB])/.test(two)

function repetition(reading: PythonReading, item: Item, count: string, lazy: string): Item {
  const low = /^[*?]|^\{(?:0*,|0+\})/.test(count) ? 0 : 1
  const maximum = /^\{(?:\d*,)?([01])\}$/.test(count) || count === '?' ? 1 : 2
  if (maximum > 1) for (let group = item.after + 1; group <= reading.groups; group++) reading.repeated.add(group)
  const [, least = '', limit = ''] = /^\{(\d*),(\d+)\}$/.exec(count) ?? []
  if (limit !== '' && Number(least) > Number(limit))
    fail(reading, 'the minimum of the repetition exceeds its maximum', reading.at - count.length)
  return {
    ...item,
    kind: 'repeated',
    // Python can repeat a lookahead.
    text: `(?:${item.text})${count.replace('{,', '{0,')}${lazy}`,
    set: low === 0 ? NONE : item.set,
  }
}

/** Any character. V8 repeats `[^]` only once under the flag `v`. */
const ANY = '[\\u{0}-\\u{10ffff}]'
const BEGINNING = `(?<!${ANY})`
const END = `(?!${ANY})`

function atom(reading: PythonReading, defined: ReadonlySet<number>): Part {
  const { dotAll, multiline } = reading.flags
  const char = take(reading)
  switch (char) {
    case '.':
      return plain(dotAll ? ANY : '[^\\n]')
    case '^':
      return plain(multiline ? '(?<![^\\n])' : BEGINNING)
    case '$':
      return plain(multiline ? '(?![^\\n])' : `(?=\\n?${END})`)
    case '[':
      return plain(characterClass(reading))
    case '(':
      return group(reading, defined)
    case '\\':
      return escapeOf(reading, defined)
    default:
      return plain(literal(char))
  }
}

function escapeOf(reading: PythonReading, defined: ReadonlySet<number>): Part {
  const start = reading.at - 1
  const letter = peek(reading)
  const word = setClass('w', reading.flags)
  if (takes(reading, 'A')) return plain(BEGINNING)
  if (takes(reading, 'Z')) return plain(END)
  if (takes(reading, 'b')) return plain(`(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`)
  if (takes(reading, 'B')) return plain(`(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`)
  if (isSet(letter)) {
    take(reading)
    return plain(setClass(letter, reading.flags))
  }
  const number = takeMatch(reading, /(?![0-3][0-7]{2})[1-9]\d?/y)
  if (number !== undefined) return plain(reference(reading, Number(number[0]), defined, start))
  return plain(literal(escapedCharacter(reading, false)))
}

/** Translates a back reference. A group that took no part is empty in JavaScript; in Python, the reference fails. */
function reference(reading: PythonReading, group: number, defined: ReadonlySet<number>, start: number): string {
  if (!(group <= reading.groups)) return fail(reading, 'there is no such group before the reference', start)
  if (!defined.has(group)) return fail(reading, 'it refers to a group that may not have matched', start)
  return `(?:\\${group})`
}

/** Reads a group after its opening parenthesis, up to the closing one. */
function group(reading: PythonReading, defined: ReadonlySet<number>): Part {
  const start = reading.at - 1
  if (++reading.depth > MAX_GROUP_DEPTH) return plain(fail(reading, 'groups are nested too deeply', start))
  const name = takeMatch(reading, /\?P=(\w+)\)/y)
  if (name !== undefined) {
    reading.depth--
    return plain(reference(reading, reading.names.get(name[1] ?? '') ?? Number.NaN, defined, start))
  }
  const outer = reading.flags
  const opening = openingOf(reading, start)
  const number = opening === '(' ? ++reading.groups : undefined
  const { text, set } = alternatives(reading, defined)
  if (!takes(reading, ')')) return plain(fail(reading, 'missing `)`', start))
  reading.flags = outer
  reading.depth--
  if (opening.endsWith('!')) return plain(`${opening}${text})`)
  return { text: `${opening}${text})`, set: number === undefined ? set : new Set([...set, number]) }
}

function openingOf(reading: PythonReading, start: number): string {
  if (!takes(reading, '?')) return '('
  const assertion = takeMatch(reading, /<?[=!]|:/y)
  if (assertion !== undefined) return `(?${assertion[0]}`
  const name = takeMatch(reading, /P<([\p{L}_][\p{L}\p{N}_]*)>/uy)?.[1]
  if (name !== undefined) {
    if (reading.names.has(name)) return fail(reading, `duplicate group \`${name}\``, start)
    reading.names.set(name, reading.groups + 1)
    return '('
  }
  const scoped = takeMatch(reading, /([aimsux]*)(?:-([imsx]+))?:/y)
  if (scoped === undefined) {
    const isLate = takeMatch(reading, /[aimsux]+\)/y) !== undefined
    return fail(
      reading,
      isLate ? 'flags are only allowed at the beginning' : 'this kind of group cannot be translated',
      start,
    )
  }
  const before = reading.flags.ignoreCase
  reading.flags = withFlags(withFlags(reading.flags, scoped[1] ?? '', true), scoped[2] ?? '', false)
  if (reading.flags.ignoreCase === before) return '(?:'
  return fail(reading, 'only the whole expression can be case-insensitive, not a part of it', start)
}

/** Reads global flags, such as `(?i)`. */
function takeFlags(reading: PythonReading): PythonFlags | undefined {
  const match = takeMatch(reading, /\(\?([aimsux]+)\)/y)
  return match === undefined ? undefined : withFlags(reading.flags, match[1] ?? '', true)
}

const withFlags = (flags: PythonFlags, letters: string, on: boolean): PythonFlags => ({
  ascii: letters.includes('a') ? on : letters.includes('u') ? !on : flags.ascii,
  ignoreCase: letters.includes('i') ? on : flags.ignoreCase,
  multiline: letters.includes('m') ? on : flags.multiline,
  dotAll: letters.includes('s') ? on : flags.dotAll,
  verbose: letters.includes('x') ? on : flags.verbose,
})
