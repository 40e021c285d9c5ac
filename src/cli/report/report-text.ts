import { printable } from '../../text/control-characters.js'
import { counted, thousands } from '../../text/count.js'
import { diagnosticParts, type Paint, type Related, relatedLines } from '../../text/diagnostic.js'
import { shorten } from '../../text/shorten.js'
import {
  MAX_FRAMED_KINDS,
  MAX_FULL_ENTRIES,
  MAX_LISTED_REASONS,
  MAX_LISTED_TEXT,
  MAX_REPORT_ROWS,
} from '../cli-limits.js'
import { wrap } from '../terminal/wrap.js'
import { type Entry, type Group, type Groups, type Kind, placeOf, sameEntries } from './report-groups.js'

/** Properties of the terminal that shows a report. */
export interface Page {
  readonly paint: Paint
  /** Width at which lines are wrapped; infinite if the output has no width. */
  readonly columns: number
}

/**
 * Formats a whole report: each reason once, with a count. A short report shows the source line of every entry; a long
 * one fits a screen.
 */
export function reportText(groups: Groups, page: Page): string {
  return groups.total <= MAX_FULL_ENTRIES ? shortReport(groups, page) : longReport(groups, page)
}

/** Formats an entry with its source line and help, and an empty line after it. */
export const entryText = (entry: Entry, page: Page): string => `${framed(entry, page).join('\n')}\n\n`

const shortReport = ({ first }: Groups, page: Page): string =>
  sameEntries(first)
    .map((group) => `${[...framed(group.first, page), ...moreLines(group, page)].join('\n')}\n\n`)
    .join('')

function longReport(groups: Groups, page: Page): string {
  const kinds = [...groups.kinds.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count)
  const isFramed = kinds.filter(({ severity }) => severity === 'error').length <= MAX_FRAMED_KINDS
  const blocksWith = (reasons: number): string[][] =>
    kinds.map((kind) => kindLines(kind, reasons, isFramed && kind.severity === 'error', page))
  let reasons = MAX_LISTED_REASONS
  let blocks = blocksWith(reasons)
  while (reasons > 1 && blocks.flat().length > MAX_REPORT_ROWS) blocks = blocksWith(--reasons)
  const lines: string[] = []
  let shownKinds = 0
  // After the first kind without room, the later ones are left out too: they are rarer.
  for (const block of blocks) {
    if (shownKinds > 0 && lines.length + block.length > MAX_REPORT_ROWS) break
    lines.push(...block)
    shownKinds++
  }
  return `${[...lines, ...closingLines(groups, kinds.slice(shownKinds), page)].join('\n')}\n`
}

const rank = ({ severity }: Kind): number => ['error', 'warning', 'info', 'note'].indexOf(severity)

/** Formats one kind: its most frequent reasons, and the number of entries with others. */
function kindLines(kind: Kind, reasons: number, isFramed: boolean, page: Page): string[] {
  const { paint } = page
  const groups = [...kind.reasons.values()].sort((a, b) => b.count - a.count)
  const visible = groups.slice(0, reasons)
  const lines = visible.flatMap((group) =>
    isFramed
      ? [...framed(group.first, page), ...moreLines(group, page), '']
      : summaryLines(group, page).flatMap((line) => wrap(line, page.columns)),
  )
  const rest = kind.count - visible.reduce((sum, { count }) => sum + count, 0)
  if (rest === 0) return lines
  const example = groups[visible.length]?.first
  const such = example === undefined ? '' : `: ${listedMessage(example)} (${printable(placeOf(example))}), …`
  const others = `   ${thousands(rest)} more \`${kind.code}\` with other reasons${such}`
  return [...lines, ...wrap(paint.faint(others), page.columns), ...(isFramed ? [''] : [])]
}

const listedMessage = ({ message }: Entry): string => printable(shorten(message, MAX_LISTED_TEXT))

/** Formats a group: `warning date-format: the sentence (214: rules/a.yml:7:7, …)`, and the help. */
function summaryLines(group: Group, { paint, columns }: Page): string[] {
  const { first, count, places } = group
  const message = listedMessage(first)
  const head = `${first.severity === 'note' ? 'note' : `${first.severity} ${first.code}`}`
  const allPlaces = [placeOf(first), ...places].map(printable)
  const number = count === 1 ? '' : `${thousands(count)}: `
  // The message has priority over the places, which fill the rest of two rows.
  let shownPlaces = 1
  const lengthWith = (many: number): number =>
    head.length + message.length + number.length + 10 + allPlaces.slice(0, many).join(', ').length
  while (shownPlaces < allPlaces.length && lengthWith(shownPlaces + 1) <= 2 * columns) shownPlaces++
  const where = `${number}${allPlaces.slice(0, shownPlaces).join(', ')}${count > shownPlaces ? ', …' : ''}`
  const severity = first.severity === 'note' ? paint.strong(head) : paint.severity(head, first.severity)
  const help = 'help' in first && first.help !== undefined ? [`   help: ${printable(first.help)}`] : []
  // Each entry of a group refers to other places.
  const related = count === 1 && 'related' in first ? relatedLines(first).map(printable) : []
  return [`${severity}: ${message} ${paint.faint(`(${where})`)}`, ...related, ...help]
}

/** Formats the line below the first entry of a group that counts the others. */
function moreLines({ count, places }: Group, { paint, columns }: Page): string[] {
  if (count === 1) return []
  const rest = count - 1 > places.length ? ', …' : ''
  const line = `   and ${thousands(count - 1)} more with this reason: ${places.map(printable).join(', ')}${rest}`
  return wrap(paint.faint(line), columns)
}

function closingLines({ total, kinds }: Groups, hidden: readonly Kind[], page: Page): string[] {
  const { paint } = page
  const rest = (['error', 'warning', 'info', 'note'] as const).flatMap((severity) => {
    const kindsOf = hidden.filter((kind) => kind.severity === severity)
    return kindsOf.length === 0
      ? []
      : [`${severity}s: ${kindsOf.map(({ code, count }) => `${code} ${thousands(count)}`).join(', ')}`]
  })
  const totalLine = `${thousands(total)} messages of ${counted(kinds.size, 'kind')}; \`--verbose\` shows each`
  return [
    ...(hidden.length === 0 ? [] : rest.flatMap((line) => wrap(`more ${line}`, page.columns))),
    paint.faint(totalLine),
  ]
}

function framed(entry: Entry, { paint, columns }: Page): string[] {
  const { head, frame, rest } =
    entry.severity === 'note'
      ? {
          head: `${paint.strong(`${printable(placeOf(entry))} note`)}: ${printable(entry.message)}`,
          frame: [],
          rest: [],
        }
      : diagnosticParts(printed(entry), paint, columns)
  return [...wrap(head, columns), ...frame, ...rest.flatMap((line) => wrap(line, columns))]
}

/** Escapes control characters of a rule or of its file name, so that they cannot control the terminal. */
const printed = ({ source, message, help, related, ...rest }: Exclude<Entry, { severity: 'note' }>) => ({
  ...rest,
  source: { name: printable(source.name), text: source.text },
  message: printable(message),
  ...(help === undefined ? {} : { help: printable(help) }),
  ...(related === undefined ? {} : { related: related.map(printedRelated) }),
})

const printedRelated = ({ message, source, span }: Related): Related => ({
  message: printable(message),
  ...(source === undefined ? {} : { source: { name: printable(source.name), text: source.text } }),
  span,
})
