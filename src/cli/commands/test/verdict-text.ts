import type { MatchExplanation } from '../../../convert/explain-match.js'
import type { MatchPart } from '../../../convert/verdict-parts.js'
import { jsonLine, printable } from '../../../text/control-characters.js'
import { beginning } from '../../../text/shorten.js'
import { MAX_SHOWN_CONDITIONS, MAX_SHOWN_VALUE } from '../../cli-limits.js'
import type { Colors } from '../../terminal/colors.js'
import { alignColumns } from '../../terminal/columns.js'

/** A line of a tree, and whether it is one of the reasons for the verdict. */
interface Row {
  readonly text: string
  readonly mark: string
  /** The first value, and the number of others. */
  readonly value: string
  readonly more: string
  readonly isReason: boolean
}

/**
 * Formats the parts of a rule as a tree: whether each holds for an event, and the value that it compares. Unless all
 * parts are reasons for the verdict, `>` marks those that are, and others are dim.
 *
 * @param columns the width of the terminal
 */
export function verdictLines({ parts, matches }: MatchExplanation, colors: Colors, columns: number): readonly string[] {
  const rows = parts.flatMap((part) => rowsOf(part, 0, part.holds === matches))
  const hasOthers = rows.some(({ isReason }) => !isReason)
  return alignColumns(fitted(rows, columns - INDENT.length)).map((line, index) => {
    const isReason = rows[index]?.isReason === true
    if (!isReason) return `${INDENT}${colors.dim(line)}`
    const painted = line.replace(/ (✓|✗)(?= {2}|$)/, (_, mark: string) => ` ${paint(mark, colors)}`)
    return `${hasOthers ? REASON : INDENT}${painted}`
  })
}

const INDENT = '      '
const REASON = '    > '

const paint = (mark: string, { green, red }: Colors): string => (mark === '✓' ? green(mark) : red(mark))

/** Shortens conditions and values so that most lines fit the terminal. */
function fitted(rows: readonly Row[], columns: number): readonly (readonly string[])[] {
  const room = columns - MARK_WIDTH
  const texts = rows.map(({ text }) => shortened(text, Math.max(room - LEAST_VALUE, LEAST_CONDITION)))
  const width = Math.max(...texts.map((text) => text.length))
  return rows.map(({ mark, value, more }, index) => {
    const most = Math.max(room - width - more.length, LEAST_VALUE)
    return [texts[index] ?? '', mark, `${shortened(value, most)}${more}`]
  })
}

/** The width of a mark with the spaces around it. */
const MARK_WIDTH = 5
/** Characters of a condition and of a value that are shown in any terminal. */
const [LEAST_CONDITION, LEAST_VALUE] = [24, 20]

/** A part is a reason for its group if both hold, or if neither does. */
function rowsOf(
  { text, holds, isNegated, values, parts }: MatchPart,
  depth: number,
  isReason: boolean,
): readonly Row[] {
  const row: Row = {
    text: `${'  '.repeat(depth)}${printable(text)}`,
    mark: holds ? '✓' : '✗',
    ...valueTexts(values),
    isReason,
  }
  const group = holds !== isNegated
  const isReasonHere = (part: MatchPart): boolean => isReason && part.holds === group
  const shown = chosen(parts)
  const hidden = parts.filter((part) => !shown.includes(part))
  const inner = shown.flatMap((part) => rowsOf(part, depth + 1, isReasonHere(part)))
  return hidden.length === 0 ? [row, ...inner] : [row, ...inner, moreRow(hidden, depth + 1, hidden.some(isReasonHere))]
}

/** The row of parts that are not shown. It has no mark if they differ. */
function moreRow(hidden: readonly MatchPart[], depth: number, isReason: boolean): Row {
  const marks = new Set(hidden.map(({ holds }) => (holds ? '✓' : '✗')))
  const [mark = ''] = marks
  const text = `${'  '.repeat(depth)}and ${hidden.length} more`
  return { text, mark: marks.size === 1 ? mark : '', value: '', more: '', isReason }
}

/** Of many parts, those that hold are shown first, since they are few. */
function chosen(parts: readonly MatchPart[]): readonly MatchPart[] {
  if (parts.length <= MAX_SHOWN_CONDITIONS) return parts
  const ranked = [...parts.filter(({ holds }) => holds), ...parts.filter(({ holds }) => !holds)]
  const kept = new Set(ranked.slice(0, MAX_SHOWN_CONDITIONS))
  return parts.filter((part) => kept.has(part))
}

function valueTexts(values: MatchPart['values']): Pick<Row, 'value' | 'more'> {
  if (values === null) return { value: '', more: '' }
  if (values.length === 0) return { value: 'no such field', more: '' }
  const [first, ...others] = values
  return { value: jsonLine(first ?? null), more: others.length === 0 ? '' : ` and ${others.length} more` }
}

const shortened = (text: string, most: number): string => {
  const length = Math.min(most, MAX_SHOWN_VALUE)
  return text.length <= length ? text : `${beginning(text, length - 1)}…`
}
