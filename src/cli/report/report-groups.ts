import type { Finding } from '../../check/finding.js'
import type { Note } from '../../project/workspace/note.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { positionAt } from '../../text/source.js'
import { MAX_FULL_ENTRIES, MAX_KEPT_REASONS, MAX_LISTED_PLACES } from '../cli-limits.js'

/** A diagnostic, a finding or a note. */
export type Entry = Diagnostic | Finding | (Note & { readonly severity: 'note' })

/** Entries with the same reason. */
export interface Group {
  readonly first: Entry
  count: number
  /** `file:line:column` of the next entries, at most `MAX_LISTED_PLACES`. */
  readonly places: string[]
}

/** Entries with the same code. */
export interface Kind {
  readonly severity: Entry['severity']
  readonly code: string
  /** The number of all entries, including those whose reasons are not kept. */
  count: number
  /** Groups by message; the help may differ between entries. */
  readonly reasons: Map<string, Group>
}

/** The reported entries of a run, in memory that does not grow with their number. */
export interface Groups {
  total: number
  readonly kinds: Map<string, Kind>
  /** The first entries, at most `MAX_FULL_ENTRIES`. */
  readonly first: Entry[]
}

export const startGroups = (): Groups => ({ total: 0, kinds: new Map(), first: [] })

/** Adds an entry to its group. */
export function addEntry(groups: Groups, entry: Entry): void {
  groups.total++
  if (groups.first.length < MAX_FULL_ENTRIES) groups.first.push(entry)
  const kind = kindOf(groups, entry)
  kind.count++
  addReason(kind.reasons, entry.message, entry)
}

/** Groups entries with the same code, message and help, in their order. */
export function sameEntries(entries: readonly Entry[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const entry of entries) {
    const help = 'help' in entry ? (entry.help ?? '') : ''
    addReason(groups, `${entry.severity} ${entry.code} ${entry.message}\n${help}`, entry)
  }
  return [...groups.values()]
}

function addReason(reasons: Map<string, Group>, reason: string, entry: Entry): void {
  const group = reasons.get(reason)
  if (group === undefined) {
    if (reasons.size < MAX_KEPT_REASONS) reasons.set(reason, { first: entry, count: 1, places: [] })
    return
  }
  group.count++
  if (group.places.length < MAX_LISTED_PLACES) group.places.push(placeOf(entry))
}

function kindOf({ kinds }: Groups, { severity, code }: Entry): Kind {
  const key = `${severity} ${code}`
  const previous = kinds.get(key)
  if (previous !== undefined) return previous
  const kind = { severity, code, count: 0, reasons: new Map() }
  kinds.set(key, kind)
  return kind
}

/** Formats the place of an entry: `rules/one.yml:5:7`. */
export function placeOf({ source, span }: Entry): string {
  const { line, column } = positionAt(source.text, span.start)
  return `${source.name}:${line}:${column}`
}
