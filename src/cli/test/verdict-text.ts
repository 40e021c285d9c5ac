import type { MatchPart } from '../../convert/verdict-parts.js'
import { jsonLine, printable } from '../../text/control-characters.js'
import { MAX_SHOWN_CONDITIONS, MAX_SHOWN_VALUE } from '../cli-limits.js'
import { alignColumns } from '../columns.js'
import type { Colors } from '../report/colors.js'

type Row = readonly [text: string, mark: string, values: string]

/** Formats the parts of a rule as a tree: whether each holds for an event, and the value that it compares. */
export function verdictLines(parts: readonly MatchPart[], colors: Colors): readonly string[] {
  const rows = parts.flatMap((part) => rowsOf(part, 0))
  return alignColumns(rows).map((line) =>
    line.replace(/ (✓|✗)(?= {2}|$)/, (_, mark: string) => ` ${mark === '✓' ? colors.green(mark) : colors.red(mark)}`),
  )
}

function rowsOf({ text, holds, values, parts }: MatchPart, depth: number): readonly Row[] {
  const row: Row = [`${'  '.repeat(depth)}${shortened(printable(text))}`, holds ? '✓' : '✗', valueText(values)]
  const shown = chosen(parts)
  const hidden = parts.length - shown.length
  const more: readonly Row[] =
    hidden === 0 ? [] : [[`${'  '.repeat(depth + 1)}and ${hidden} more`, moreMark(parts, shown), '']]
  return [row, ...shown.flatMap((part) => rowsOf(part, depth + 1)), ...more]
}

/** Of many parts, those that hold are shown first, since they are few. */
function chosen(parts: readonly MatchPart[]): readonly MatchPart[] {
  if (parts.length <= MAX_SHOWN_CONDITIONS) return parts
  const ranked = [...parts.filter(({ holds }) => holds), ...parts.filter(({ holds }) => !holds)]
  const kept = new Set(ranked.slice(0, MAX_SHOWN_CONDITIONS))
  return parts.filter((part) => kept.has(part))
}

/** The mark of parts that are not shown; none if they differ. */
function moreMark(parts: readonly MatchPart[], shown: readonly MatchPart[]): string {
  const hidden = parts.filter((part) => !shown.includes(part))
  if (hidden.every(({ holds }) => !holds)) return '✗'
  return hidden.every(({ holds }) => holds) ? '✓' : ''
}

function valueText(values: MatchPart['values']): string {
  if (values === null) return ''
  if (values.length === 0) return 'no such field'
  const [first, ...more] = values
  return `${shortened(jsonLine(first ?? null))}${more.length === 0 ? '' : ` and ${more.length} more`}`
}

const shortened = (text: string): string =>
  text.length <= MAX_SHOWN_VALUE ? text : `${text.slice(0, MAX_SHOWN_VALUE)}…`
