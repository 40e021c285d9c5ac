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

/** Entries with one reason. */
export interface Group {
  readonly first: Entry
  count: number
  /** `file:line:column` of the entries after the first: the first `MOST_PLACES` of them. */
  readonly places: string[]
}

/** Entries with one code. */
export interface Kind {
  readonly severity: Severity | 'note'
  readonly code: string
  /** Counts all entries, also those whose reasons are not kept. */
  count: number
  /** By their messages: the help of one entry may speak of its own value. */
  readonly reasons: Map<string, Group>
}

/** All that a run has reported, in memory that does not grow with the number of entries. */
export interface Groups {
  total: number
  readonly kinds: Map<string, Kind>
  /** The first `MOST_IN_FULL` entries. */
  readonly first: Entry[]
}

/** Up to this many entries are all shown with the lines that they are about. */
export const MOST_IN_FULL = 20
/** Places that a group names beside its first one. */
const MOST_PLACES = 2
/** Different reasons of one kind that are told apart. */
const MOST_REASONS = 50

export const startGroups = (): Groups => ({ total: 0, kinds: new Map(), first: [] })

/** Counts an entry. */
export function addEntry(groups: Groups, entry: Entry): void {
  groups.total++
  if (groups.first.length < MOST_IN_FULL) groups.first.push(entry)
  const kind = kindOf(groups, entry)
  kind.count++
  addReason(kind.reasons, entry.message, entry)
}

/** Entries with the same code, message and help, in their order. */
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
    if (reasons.size < MOST_REASONS) reasons.set(reason, { first: entry, count: 1, places: [] })
    return
  }
  group.count++
  if (group.places.length < MOST_PLACES) group.places.push(placeOf(entry))
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
