import { thousands } from '../../../text/count.js'
import { shorten } from '../../../text/shorten.js'
import {
  MAX_LISTED_PLACES,
  MAX_MARKDOWN_LENGTH,
  MAX_MARKDOWN_REASONS,
  MAX_MARKDOWN_ROWS,
  MAX_MARKDOWN_TEXT,
} from '../../cli-limits.js'
import { openDistinct } from '../distinct-entries.js'
import { fitting, markdownCode, markdownText } from '../markdown-text.js'
import { entryLines, type PlainEntry } from '../plain-entry.js'
import type { Reporter } from '../reporter.js'
import { countOutcome, countsLine, startCounts } from './count-outcomes.js'

/** The comment under a pull request: each reason once, with a count, in a table that a comment can hold. */
export const markdownReporter: Reporter = {
  about: 'Markdown for a comment under a pull request',
  open: ({ command, unit }) => {
    const counts = startCounts()
    const reasons = startReasons()
    const isNew = openDistinct()
    return {
      add: (outcome) => {
        countOutcome(counts, outcome)
        for (const entry of outcome.entries.filter(isNew)) addReason(reasons, entry)
        return ''
      },
      close: (summary) => {
        const title = `### sigmacast ${command}: ${countsLine(counts, unit)}`
        const table = tableOf(reasons)
        const lines = fitting(
          summary.map((line) => `- ${markdownText(line)}`),
          MAX_MARKDOWN_LENGTH - table.join('').length,
        )
        return [title, '', ...table, ...lines, ''].join('\n')
      },
    }
  },
}

/** Entries with the same severity, code, message and help. */
interface Reason {
  readonly first: PlainEntry
  readonly places: string[]
  count: number
}

interface Reasons {
  total: number
  /** The reasons of each severity by their texts, enough to rank them by their number. */
  readonly kept: ReadonlyMap<PlainEntry['severity'], Map<string, Reason>>
}

const startReasons = (): Reasons => ({
  total: 0,
  kept: new Map((['error', 'warning', 'note'] as const).map((severity) => [severity, new Map()])),
})

function addReason(reasons: Reasons, entry: PlainEntry): void {
  reasons.total++
  const kept = reasons.kept.get(entry.severity)
  const key = JSON.stringify([entry.code, entry.message, entry.help])
  const reason = kept?.get(key)
  if (reason !== undefined) {
    reason.count++
    if (reason.places.length <= MAX_LISTED_PLACES) reason.places.push(placeText(entry))
  } else if (kept !== undefined && kept.size < MAX_MARKDOWN_REASONS) {
    kept.set(key, { first: entry, places: [placeText(entry)], count: 1 })
  }
}

/** Formats the gravest reasons that fit, the most frequent first, and counts the others. */
function tableOf({ total, kept }: Reasons): readonly string[] {
  const reasons = [...kept.values()]
    .flatMap((bySeverity) => [...bySeverity.values()].sort((a, b) => b.count - a.count))
    .slice(0, MAX_MARKDOWN_ROWS)
  if (reasons.length === 0) return []
  const rows = fitting(reasons.map(row), MAX_MARKDOWN_LENGTH)
  const rest = total - reasons.slice(0, rows.length).reduce((sum, { count }) => sum + count, 0)
  const more = rest === 0 ? [] : [`${thousands(rest)} more with other reasons.`, '']
  return ['| | place | problem |', '| --- | --- | --- |', ...rows, '', ...more]
}

const placeText = ({ file, line }: PlainEntry): string => `${file}:${line}`

function row({ first, places, count }: Reason): string {
  const { severity, code } = first
  const listed = places.map((place) => markdownCode(shorten(place, MAX_MARKDOWN_TEXT))).join('<br>')
  const more = count > places.length ? `<br>and ${thousands(count - places.length)} more` : ''
  // Each entry of a reason refers to other places.
  const problem = entryLines(count === 1 ? first : { ...first, related: [] })
    .map((line) => markdownText(shorten(line, MAX_MARKDOWN_TEXT)))
    .join('<br>')
  return `| **${severity}** | ${listed}${more} | ${problem} (${markdownCode(code)}) |`
}
