import { spendText, type Work } from './work.js'

// Python's operations on texts, where JavaScript's differ.
// https://docs.python.org/3/library/stdtypes.html#string-methods

/** White space in Python that is none in JavaScript. */
const PYTHON_ONLY_SPACE = '\x1c\x1d\x1e\x1f\x85'
const isSpace = (char: string): boolean => (/\s/.test(char) && char !== '\ufeff') || PYTHON_ONLY_SPACE.includes(char)

/** Removes the characters from the ends; white space if none are given. */
export function strip(text: string, characters: string | undefined, ends: 'both' | 'start' | 'end'): string {
  const units = [...text]
  const removed = new Set(characters ?? '')
  const goes = (char: string | undefined): boolean =>
    char !== undefined && (characters === undefined ? isSpace(char) : removed.has(char))
  let start = 0
  let end = units.length
  if (ends !== 'end') while (start < end && goes(units[start])) start++
  if (ends !== 'start') while (end > start && goes(units[end - 1])) end--
  return units.slice(start, end).join('')
}

/**
 * Replaces up to `count` occurrences, or all if it is negative. An empty text occurs before and after each character.
 */
export function replace(
  text: string,
  old: string,
  replacement: string,
  count: number,
  work: Pick<Work, 'spend'>,
): string {
  const pieces = old === '' ? ['', ...text, ''] : text.split(old)
  const maximum = count < 0 ? pieces.length - 1 : Math.min(count, pieces.length - 1)
  spendText(text.length + maximum * replacement.length, work)
  const head = pieces.slice(0, maximum + 1).join(replacement)
  return [head, ...pieces.slice(maximum + 1)].join(old)
}

/** Splits at the separator, at most `most` times; without one at runs of white space, without empty pieces. */
export function split(text: string, separator: string | undefined, maximum: number): readonly string[] {
  if (separator === undefined) return words(text, maximum)
  const pieces = text.split(separator)
  return maximum < 0 || pieces.length <= maximum + 1
    ? pieces
    : [...pieces.slice(0, maximum), pieces.slice(maximum).join(separator)]
}

function words(text: string, maximum: number): readonly string[] {
  const pieces: string[] = []
  let start = 0
  while (true) {
    while (start < text.length && isSpace(text.charAt(start))) start++
    if (start === text.length) return pieces
    let end = start
    while (end < text.length && !isSpace(text.charAt(end))) end++
    if (pieces.length === maximum) return [...pieces, text.slice(start)]
    pieces.push(text.slice(start, end))
    start = end
  }
}

export const capitalize = (text: string): string => {
  const [first = '', ...rest] = text
  // A letter with several capitals has only the first of them in a title: `ß` becomes `Ss`.
  const [capital = '', ...others] = first.toUpperCase()
  return capital + [...others, ...rest].join('').toLowerCase()
}

/** The filter `title`: a word begins after spaces, dashes and opening brackets, with all capitals of its first letter. */
export const titleFilter = (text: string): string =>
  text
    .split(/([-\s({[<]+)/)
    .map(([first = '', ...rest]) => first.toUpperCase() + rest.join('').toLowerCase())
    .join('')

/** The method `title()`: a word begins after any character that is no letter. */
export const titleMethod = (text: string): string => text.replace(/\p{Alphabetic}+/gu, capitalize)

const LINE_BREAKS = '\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029'

/** Splits a text into lines, like `str.splitlines`. */
export function lines(text: string): readonly string[] {
  const result: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (!LINE_BREAKS.includes(text.charAt(i))) continue
    result.push(text.slice(start, i))
    if (text.startsWith('\r\n', i)) i++
    start = i + 1
  }
  return start === text.length ? result : [...result, text.slice(start)]
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => HTML[char] ?? char)
