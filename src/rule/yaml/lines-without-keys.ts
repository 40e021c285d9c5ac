import { MAX_LINE_LENGTH } from '../reading-limits.js'
import type { Mistake, SyntaxMistake } from './explain-syntax.js'
import { oddBlank, oddBlankName } from './odd-characters.js'

/** A character that looks like a space, where YAML needs one. */
export const notABlank = (character: string, start: number): SyntaxMistake => ({
  span: { start, end: start + 1 },
  reason: `${oddBlankName(character)} is used where YAML needs a space`,
  help: 'replace it with a space',
})

/** A list that begins left of the key that it belongs to. */
export const outdentedList: Mistake = ({ text, document, line, lineStart }) => {
  const indent = /^( *)-(?: |$)/.exec(line)?.[1]
  const before = indent === undefined ? undefined : lineBefore(text, document.start, lineStart)
  const key = /^([^\s'"#:-][^'"#]*):$/.exec(before?.written ?? '')?.[1]
  if (indent === undefined || before === undefined || key === undefined) return undefined
  if (before.column <= indent.length) return undefined
  return {
    span: { start: lineStart, end: lineStart + line.trimEnd().length },
    reason: `this list is indented less than its key \`${key}\``,
    help: 'indent its items at least as far as the key',
  }
}

/** The second line of a text without quotation marks, in the column of its key. */
export const continuation: Mistake = ({ text, cause, lineStart, document }) => {
  if (cause !== 'key' && cause !== 'map-indentation') return undefined
  let second = lineBefore(text, document.start, lineStart)
  let first = second && lineAbove(text, document.start, second)
  while (first !== undefined && !HAS_KEY.test(first.written)) {
    second = first
    first = lineAbove(text, document.start, first)
  }
  if (second === undefined || first?.column !== second.column || !SENTENCE.test(second.written)) return undefined
  const [, key] = /^([\w-]+): +[^\s'"[{&*!|>%@`#]/.exec(first.written) ?? []
  if (key === undefined) return undefined
  return {
    span: { start: second.start, end: second.start + second.written.length },
    reason: `this line is not indented, as the text of \`${key}\` must be`,
    help: `indent it more than \`${key}\``,
  }
}

/** At least four words without a key: fewer may be a key whose colon is missing. */
const SENTENCE = /^(?!- |.*:(?:\s|$))(?:\S+ +){3}/

const HAS_KEY = /:(?:\s|$)|^(?:- |---|\.\.\.)/

/** `title:foo`, `title = foo`, or a line without a key. The parser only notices it at the next key, or at a comment. */
export const noKey: Mistake = ({ text, cause, offset, line, lineStart, document }) => {
  if (cause !== 'key' && cause !== 'map-indentation') return undefined
  const own = line.slice(0, offset - lineStart)
  const isOwn = own.trim() !== '' && /^\s*(?:#|$)/.test(line.slice(offset - lineStart))
  const before = isOwn ? writtenLine(own, lineStart) : lineBefore(text, document.start, lineStart)
  if (before === undefined) return undefined
  const { start, written } = before
  const odd = oddBlank.exec(written)
  if (odd !== null) return notABlank(odd[0], start + odd.index)
  if (HAS_KEY.test(written)) return undefined
  const [, key, value] = /^([\w-]+)\s*(?::|=|\s)\s*(.*)$/.exec(written) ?? []
  const help = key === undefined || value === '' ? 'write `key: value`' : `write \`${key}: ${value}\``
  const reasons = /^[\w-]+:\S/.test(written) ? 'missing space after the colon' : 'missing colon after the key'
  return { span: { start, end: start + written.length }, reason: reasons, help }
}

/** A line without the spaces around it. */
interface WrittenLine {
  readonly start: number
  readonly column: number
  readonly written: string
}

function writtenLine(line: string, lineStart: number): WrittenLine {
  const written = line.trim()
  const column = line.indexOf(written)
  return { start: lineStart + column, column, written }
}

/** Finds the line above another one. */
const lineAbove = (text: string, from: number, { start, column }: WrittenLine): WrittenLine | undefined =>
  lineBefore(text, from, start - column)

/** Finds the previous line that is neither empty nor a comment. */
function lineBefore(text: string, from: number, to: number): WrittenLine | undefined {
  for (let end = to; end > from; ) {
    // An empty first line ends at 1; searching before the text would return its start again.
    const start = end === 1 ? 0 : Math.max(from, text.lastIndexOf('\n', end - 2) + 1)
    const line = text.slice(start, Math.min(end, start + MAX_LINE_LENGTH))
    const found = writtenLine(line, start)
    if (found.written !== '' && !found.written.startsWith('#')) return found
    end = start
  }
  return undefined
}
