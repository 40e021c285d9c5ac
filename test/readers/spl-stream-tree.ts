import type { Json } from './spl-fields.js'
import type { SearchNode, WhereNode } from './spl-tree.js'

/** An event with what commands have added to it. */
export type Row = { readonly [name: string]: Json }

/** Where events come from: `search`, which keeps those that begin at most so many seconds before now. */
export interface Source {
  readonly expression: SearchNode
  readonly lookBack: number | undefined
}

export type StreamCommand =
  | { readonly kind: 'search'; readonly source: Source }
  | { readonly kind: 'multisearch'; readonly searches: readonly Subsearch[] }
  | { readonly kind: 'where'; readonly expression: WhereNode }
  | { readonly kind: 'eval'; readonly assignments: readonly Assignment[] }
  | { readonly kind: 'sort'; readonly field: string }
  | { readonly kind: 'streamstats'; readonly window: Window; readonly functions: readonly Aggregate[]; readonly by: By }
  | { readonly kind: 'stats'; readonly functions: readonly Aggregate[]; readonly by: By }
  | { readonly kind: 'bin'; readonly field: string; readonly span: string }
  | { readonly kind: 'fillnull'; readonly value: string; readonly fields: readonly string[] }
  | { readonly kind: 'table'; readonly fields: readonly string[] }

export type Subsearch = readonly StreamCommand[]

/** The fields to group by. */
export type By = readonly string[]

export interface Assignment {
  readonly name: string
  readonly expression: WhereNode
}

export interface Window {
  /** A time span such as `10m`; without one every event before belongs to it. */
  readonly time: string | undefined
  /** Does the event itself belong to it? */
  readonly isCurrent: boolean
}

export interface Aggregate {
  /** `count`, `dc`, `exactperc90`. */
  readonly name: string
  /** Undefined for a count of events. */
  readonly field: string | undefined
  readonly as: string
}
