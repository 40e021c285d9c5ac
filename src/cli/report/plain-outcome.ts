import { oneLine, plainEntry, reportPath, wellFormed } from './plain-entry.js'
import type { Outcome, PlainOutcome, Status } from './reporter.js'

/** Converts an outcome to plain data, with paths relative to the working directory. */
export function plainOutcome(outcome: Outcome, cwd: string): PlainOutcome {
  const { file, rule, test, entries, skipped } = outcome
  const text = (value: string | null): string | null => (value === null ? null : wellFormed(value))
  return {
    file: reportPath(file, cwd),
    rule: { id: text(rule.id), title: text(rule.title), name: text(rule.name) },
    ...(test === undefined ? {} : { test: oneLine(test) }),
    status: statusOf(outcome),
    skipped: skipped === undefined ? null : oneLine(skipped),
    entries: entries.map((entry) => plainEntry(entry, cwd)),
  }
}

function statusOf({ entries, skipped, crashed, isIgnored }: Outcome): Status {
  if (isIgnored === true) return 'ignored'
  if (crashed === true) return 'crashed'
  if (entries.some(({ severity }) => severity === 'error')) return 'errors'
  if (skipped !== undefined) return 'skipped'
  return entries.some(({ severity }) => severity === 'warning') ? 'warnings' : 'fine'
}
