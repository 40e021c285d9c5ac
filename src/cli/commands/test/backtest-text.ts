import type { Backtest } from '../../../project/backtest/backtest.js'
import { jsonLine, printable } from '../../../text/control-characters.js'
import { counted, thousands } from '../../../text/count.js'
import { shorten } from '../../../text/shorten.js'
import { MAX_SHOWN_VALUE } from '../../cli-limits.js'
import { alignColumns } from '../../terminal/columns.js'

/** The names of the files of rules for messages. */
type FilesByRule = ReadonlyMap<unknown, string>

/** Formats the matches of rules in a log: the rules with most matches first, each with its first events. */
export function backtestText(result: Backtest, fileOf: FilesByRule): string {
  const { rules, badLines } = result
  const matching = rules.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  const heads = alignColumns(
    matching.map(({ count, rule }) => [thousands(count), rule.metadata.title, fileOf.get(rule) ?? ''].map(printable)),
  )
  const lines = matching.flatMap(({ samples }, index) => [
    heads[index] ?? '',
    ...samples.map(({ line, event }) => `    line ${line}: ${shorten(jsonLine(event), MAX_SHOWN_VALUE)}`),
  ])
  const total = matching.reduce((sum, { count }) => sum + count, 0)
  return [
    ...lines,
    summaryLine(result, matching.length, total),
    ...ignoredLines(result),
    ...badLines.first.map(({ line, message }) => `line ${line}: ${message}`),
    ...(badLines.count > badLines.first.length
      ? [`and ${counted(badLines.count - badLines.first.length, 'more bad line')}`]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

const summaryLine = ({ events, rules }: Backtest, matching: number, total: number): string =>
  `${counted(events, 'event')}: ${matching} of ${counted(rules.length, 'rule')} match, ${counted(total, 'match', 'matches')} in all`

function ignoredLines({ undated, late, cut }: Backtest): readonly string[] {
  return [
    ...(undated === 0 ? [] : [`correlations ignore ${counted(undated, 'event')} without a time`]),
    ...(late === 0 ? [] : [`correlations ignore ${counted(late, 'event')} out of order; sort the log by time`]),
    ...(cut === 0 ? [] : [`correlations ignore further values of ${counted(cut, 'event')} with too many combinations`]),
  ]
}

/** Formats the result as one JSON document. */
export function backtestJson(
  { rules, events, badLines, late, undated, ahead, cut }: Backtest,
  fileOf: FilesByRule,
): string {
  const matches = rules.map(({ rule, isRunnable, count, samples }) => {
    const { id = null, title, name = null } = rule.metadata
    return { file: fileOf.get(rule) ?? null, rule: { id, title, name }, isRunnable, count, samples }
  })
  return `${JSON.stringify({ events, badLines, late, undated, ahead, cut, rules: matches }, null, 2)}\n`
}
