import type { Severity } from '../text/catalogue.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { positionAt, type Source, type Span } from '../text/source.js'

/** A remark about a place that is neither an error nor a warning. */
export interface Note {
  readonly severity: 'note'
  /** Notes of one kind are counted together. */
  readonly code: string
  readonly message: string
  readonly source: Source
  readonly span: Span
}

export type Entry = Diagnostic | Note

/** Entries with one code, message and help. */
export interface Group {
  readonly first: Entry
  /** Where the first entry stands among all. */
  readonly order: number
  count: number
  /** `file:line:column` of the entries after the first: the first `MOST_PLACES` of them. */
  readonly places: string[]
}

/** Entries with one code. */
export interface Kind {
  readonly severity: Severity | 'note'
  readonly code: string
  /** Of all entries, those included whose reasons are not kept. */
  count: number
  readonly reasons: Map<string, Group>
}

/** All that a run has reported, in memory that does not grow with the number of entries. */
export interface Groups {
  total: number
  readonly kinds: Map<string, Kind>
}

/** Places that a group names beside its first one. */
const MOST_PLACES = 2
/** Different reasons of one kind that are told apart. */
const MOST_REASONS = 50

export const startGroups = (): Groups => ({ total: 0, kinds: new Map() })

/** Counts an entry. */
export function addEntry(groups: Groups, entry: Entry): void {
  groups.total++
  const kind = kindOf(groups, entry)
  kind.count++
  const help = 'help' in entry ? (entry.help ?? '') : ''
  const reason = `${entry.message}\n${help}`
  const group = kind.reasons.get(reason)
  if (group !== undefined) {
    group.count++
    if (group.places.length < MOST_PLACES) group.places.push(placeOf(entry))
  } else if (kind.reasons.size < MOST_REASONS)
    kind.reasons.set(reason, { first: entry, order: groups.total, count: 1, places: [] })
}

function kindOf({ kinds }: Groups, { severity, code }: Entry): Kind {
  const key = `${severity} ${code}`
  const known = kinds.get(key)
  if (known !== undefined) return known
  const kind = { severity, code, count: 0, reasons: new Map() }
  kinds.set(key, kind)
  return kind
}

/** `rules/one.yml:5:7`. */
export function placeOf({ source, span }: Entry): string {
  const { line, column } = positionAt(source.text, span.start)
  return `${source.name}:${line}:${column}`
}
