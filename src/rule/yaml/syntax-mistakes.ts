import { hexCode } from '../../text/control-characters.js'
import { MAX_LINE_LENGTH } from '../reading-limits.js'
import type { Cause } from './events.generated.js'
import type { Mistake } from './explain-syntax.js'
import { continuation, noKey, notABlank, outdentedList } from './lines-without-keys.js'
import { oddBlank } from './odd-characters.js'
import { closing, inSingleQuotes, openMark, type WrittenValue, writtenValue } from './written-value.js'

/** Markers of a merge conflict. */
const conflict: Mistake = ({ text, document }) => {
  const match = /^(?:<{7}|>{7})(?: .*)?$/m.exec(text.slice(document.start, document.end))
  if (match === null) return undefined
  const start = document.start + match.index
  return {
    span: { start, end: start + match[0].trimEnd().length },
    reason: 'the file contains merge conflict markers',
    help: 'keep one of the two versions and remove the markers',
  }
}

/** `{% if %}` and `{{ image }}`. */
const template: Mistake = ({ line, lineStart }) => {
  const match = /\{%.*?%\}|\{\{.*?\}\}|\{%.*|\{\{.*/.exec(line)
  if (match === null) return undefined
  const start = lineStart + match.index
  return {
    span: { start, end: start + match[0].trimEnd().length },
    reason: `\`${match[0].trim()}\` is an unfilled template placeholder`,
    help: 'render the template first; to keep the braces, put the value in single quotes',
  }
}

const controlCharacter: Mistake = ({ text, cause, offset }) => {
  if (cause !== 'control-character') return undefined
  const code = hexCode(text.charAt(offset)).toUpperCase()
  return {
    span: { start: offset, end: offset + 1 },
    reason: `YAML does not allow the control character U+${code}`,
    help:
      code === '0000'
        ? 'if the file is UTF-16, save it as UTF-8'
        : `remove it; in double quotes, write \`\\x${code.slice(2)}\``,
  }
}

/** `"\schtasks.exe"`. */
const badEscape: Mistake = ({ text, cause, offset, line, lineStart }) => {
  if (cause !== 'escape') return undefined
  const start = text.lastIndexOf('\\', offset)
  if (start < lineStart) return undefined
  const length = /^\\[xuU]/.test(text.slice(start)) ? { x: 4, u: 6, U: 10 }[text.charAt(start + 1)] : 2
  const quoted = /"((?:[^"\\]|\\.)*)"/g
  const whole = [...line.matchAll(quoted)].find(
    ({ index, 0: all }) => index <= start - lineStart && start - lineStart < index + all.length,
  )
  const what = text.slice(start, Math.min(start + 2, text.length))
  return {
    span: { start, end: Math.min(start + (length ?? 2), lineStart + line.length) },
    reason: `\`${what}\` is not an escape sequence of double-quoted strings`,
    help: `use single quotes${whole?.[1] === undefined ? '' : `: \`${inSingleQuotes(whole[1])}\``}`,
  }
}

const blank: Mistake = ({ line, lineStart }) => {
  const match = oddBlank.exec(line)
  return match === null ? undefined : notABlank(match[0], lineStart + match.index)
}

/** A quotation mark or bracket that is not closed. The parser only notices it lines later. */
const unclosed: Mistake = ({ text, cause, document, offset }) => {
  if (cause !== 'quotes' && cause !== 'brackets' && cause !== 'indentation') return undefined
  const start = openMark(text, document.start, offset)
  if (start === undefined) return undefined
  const mark = text.charAt(start)
  const help = { "'": "; write `''` for a `'` inside", '"': '; write `\\"` for a `"` inside' }[mark]
  return {
    span: { start, end: start + 1 },
    reason: `\`${mark}\` is not closed`,
    help: `close it with \`${closing[mark]}\`${help ?? ', or quote a string that begins with it'}`,
  }
}

/** True if the parser failed inside a list in `[]` or a map in `{}`. */
const isInBrackets = (cause: Cause): boolean => cause === 'brackets' || cause === 'comma' || cause === 'item'

/** A quoted string whose next line is not indented. It is closed, and other parsers read it. */
const outdented: Mistake = ({ text, cause, document, offset, line, lineStart }) => {
  if (cause !== 'indentation') return undefined
  const start = openMark(text, document.start, offset)
  const rest = start === undefined ? '' : text.slice(start, Math.min(document.end, start + MAX_LINE_LENGTH))
  const quoted = QUOTED.exec(rest)?.[0]
  if (quoted === undefined || ENTRY.test(quoted)) return undefined
  return {
    span: { start: lineStart, end: lineStart + line.trimEnd().length },
    reason: 'this line of a quoted string is not indented',
    help: 'indent it more than the key of the string',
  }
}

/** A quoted string with nothing but a comment after it. */
const QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[ \t]*(?:#[^\n]*)?(?:[\r\n]|$))/s

/** A line that begins with a key or a dash: most likely, the string should have ended before it. */
const ENTRY = /\n[ \t]*(?:- |[^\s'"#:][^:#\n]*:\s)/

/** `{ path: rules/{stem}.yml }`: braces inside a string of a map in braces. */
const braces: Mistake = ({ line, lineStart, cause }) => {
  const isInside = /^[{[]/.test(writtenValue(line)?.text ?? '') || isInBrackets(cause)
  const match = isInside
    ? /(?<=[:,[] *)(?:[^\s'"[\]{},:#]+\{[\w-]*\}|\{[\w-]*\}[^\s'"[\]{},:#])[^\s'"[\],]*/.exec(line)
    : null
  if (match === null) return undefined
  const start = lineStart + match.index
  return {
    span: { start, end: start + match[0].length },
    reason: 'a string with braces must be quoted here',
    help: `write \`${inSingleQuotes(match[0])}\``,
  }
}

/** `"cmd" /c`: the value ends at its second quotation mark. */
const afterQuotes: Mistake = ({ line, lineStart }) => {
  const value = writtenValue(line)
  const match = value && /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*[^\s#,\]}:])/.exec(value.text)
  if (value === undefined || !match) return undefined
  const start = lineStart + value.start + match[0].length
  // Quotation marks at both ends were meant to enclose the value.
  const meant = value.text.endsWith(value.text.charAt(0)) ? value.text.slice(1, -1) : value.text
  return {
    span: { start, end: Math.max(start + 1, lineStart + value.start + value.text.length) },
    reason: 'unexpected text after the closing quotation mark',
    help: `put the whole value in single quotes: \`${inSingleQuotes(meant)}\``,
  }
}

/** `'cmd'#c`: a comment directly after a value. */
const comment: Mistake = ({ line, lineStart }) => {
  const value = writtenValue(line)
  const match = value && /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]#]*\]|\{[^}#]*\})(#.*)$/.exec(value.text)
  if (value === undefined || !match) return undefined
  const [, written = '', note = ''] = match
  const start = lineStart + value.start + written.length
  return {
    span: { start, end: start + note.length },
    reason: 'a comment needs a space before its `#`',
    help: `write \`${written} ${note}\``,
  }
}

/** The value of a line in which the parser failed; `undefined` if it failed before the value, at an earlier mistake. */
const valueBefore = (line: string, column: number): WrittenValue | undefined => {
  const value = writtenValue(line)
  return value === undefined || column < value.start ? undefined : value
}

/** `- %TEMP%`, `- @x`, `- | findstr`, `- *.exe /c`, `- [a]+`: characters with a meaning in YAML. */
const indicator: Mistake = ({ line, lineStart, cause, offset }) => {
  const value = valueBefore(line, offset - lineStart)
  const first = value && /^[*&!%@`|>[{}\],?:-]/.exec(value.text)?.[0]
  if (value === undefined || first === undefined || /^(?:[|>][-+0-9]*|[?:-] .*:)$/.test(value.text)) return undefined
  // A list or map in brackets may be malformed inside, where quotes do not help.
  if ((first === '[' || first === '{') && isInBrackets(cause)) return undefined
  const start = lineStart + value.start
  return {
    span: { start, end: start + value.text.length },
    reason: `a value that begins with ${first === '`' ? 'a backtick' : `\`${first}\``} must be quoted`,
    help: `write \`${inSingleQuotes(value.text)}\``,
  }
}

/** `title: A: b`. */
const colon: Mistake = ({ line, lineStart, offset }) => {
  const value = valueBefore(line, offset - lineStart)
  const at = value?.text.search(/:(?:\s|$)/) ?? -1
  if (value === undefined || at === -1 || value.key === undefined) return undefined
  const start = lineStart + value.start
  return {
    span: { start, end: start + value.text.length },
    reason: 'a string that contains `: ` must be quoted',
    help: `write \`${value.key} ${inSingleQuotes(value.text)}\``,
  }
}

/** Typical mistakes, the most specific first. */
export const mistakes: readonly Mistake[] = [
  conflict,
  controlCharacter,
  badEscape,
  template,
  blank,
  outdented,
  unclosed,
  braces,
  comment,
  afterQuotes,
  indicator,
  colon,
  outdentedList,
  continuation,
  noKey,
]
