import { MAX_REMEMBERED_ENTRIES } from '../cli-limits.js'
import type { PlainEntry } from './plain-entry.js'
import type { Entry } from './report-groups.js'

/**
 * Returns a function that is false for an entry that repeats an earlier one at the same place. Every correlation that
 * refers to a rule reports what is wrong with it, and every rule that a filter changes what is wrong with the filter.
 * After `MAX_REMEMBERED_ENTRIES` entries, new ones are not remembered.
 */
export function openDistinct(): (entry: Entry | PlainEntry) => boolean {
  const known = new Set<string>()
  return (entry) => {
    const key = keyOf(entry)
    if (known.has(key)) return false
    if (known.size < MAX_REMEMBERED_ENTRIES) known.add(key)
    return true
  }
}

function keyOf(entry: Entry | PlainEntry): string {
  const place = 'file' in entry ? [entry.file, entry.line, entry.column] : [entry.source.name, entry.span.start]
  const help = 'help' in entry ? entry.help : null
  return [...place, entry.code, entry.message, help].join('\n')
}
