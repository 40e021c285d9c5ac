import { thousands } from '../../text/count.js'
import { MAX_LISTED_PLACES, MAX_MARKDOWN_ROWS, MAX_MARKDOWN_TEXT } from '../cli-limits.js'
import { countOutcome, countsLine, startCounts } from './count-outcomes.js'
import { markdownCode, markdownText } from './markdown-text.js'
import type { PlainEntry } from './plain-entry.js'
import type { Reporter } from './reporter.js'

/** The comment under a pull request: each reason once, with a count, in a table that a comment can hold. */
export const markdownReporter: Reporter = {
  about: 'Markdown for a comment under a pull request',
  open: ({ command }) => {
    const counts = startCounts()
    const reasons = openReasons()
    return {
      add: (outcome) => {
        countOutcome(counts, outcome)
        for (const entry of outcome.entries) reasons.add(entry)
        return ''
      },
      close: (summary) =>
        [
          `### sigmacast ${command}: ${countsLine(counts)}`,
          '',
          ...reasons.rows(),
          ...summary.map((line) => `- ${markdownText(line)}`),
          '',
        ].join('\n'),
    }
  },
}

/** Entries with the same severity, code, message and help. */
interface Reason {
  readonly first: PlainEntry
  readonly places: string[]
  count: number
}

const SEVERITIES = ['error', 'warning', 'note'] as const

/** Groups entries by reason. Keeps as many reasons of each severity as the table has rows, and counts the others. */
function openReasons() {
  const kept = new Map(SEVERITIES.map((severity) => [severity, new Map<string, Reason>()]))
  let total = 0
  const add = (entry: PlainEntry): void => {
    total++
    const reasons = kept.get(entry.severity)
    const key = JSON.stringify([entry.code, entry.message, entry.help])
    const reason = reasons?.get(key)
    if (reason === undefined) {
      if (reasons !== undefined && reasons.size < MAX_MARKDOWN_ROWS)
        reasons.set(key, { first: entry, places: [placeText(entry)], count: 1 })
      return
    }
    reason.count++
    if (reason.places.length <= MAX_LISTED_PLACES) reason.places.push(placeText(entry))
  }
  const rows = (): readonly string[] => {
    const shown = SEVERITIES.flatMap((severity) => [...(kept.get(severity)?.values() ?? [])]).slice(
      0,
      MAX_MARKDOWN_ROWS,
    )
    if (shown.length === 0) return []
    const rest = total - shown.reduce((sum, { count }) => sum + count, 0)
    const lines = ['| | place | problem |', '| --- | --- | --- |', ...shown.map(row), '']
    return rest === 0 ? lines : [...lines, `${thousands(rest)} more with other reasons.`, '']
  }
  return { add, rows }
}

const placeText = ({ file, line }: PlainEntry): string => `${file}:${line}`

function row({ first, places, count }: Reason): string {
  const { severity, code, message, help } = first
  const listed = places.map((place) => markdownCode(shortened(place))).join('<br>')
  const more = count > places.length ? `<br>and ${thousands(count - places.length)} more` : ''
  const text = help === null ? [message] : [message, `help: ${help}`]
  const problem = text.map((line) => markdownText(shortened(line))).join('<br>')
  return `| **${severity}** | ${listed}${more} | ${problem} (${markdownCode(code)}) |`
}

const shortened = (text: string): string =>
  text.length <= MAX_MARKDOWN_TEXT ? text : `${text.slice(0, MAX_MARKDOWN_TEXT).replace(/[\ud800-\udbff]$/, '')}…`
