import type { Json } from '../json.js'
import type { SearchNode, WhereNode } from './spl-tree.js'

/** An event with the fields that commands have added. */
export type Row = { readonly [name: string]: Json }

/** The source of events: `search`, which keeps those that begin at most N seconds before now. */
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
  | { readonly kind: 'rename'; readonly renames: readonly { readonly from: string; readonly to: string }[] }
  | { readonly kind: 'convert'; readonly format: string; readonly fields: readonly string[] }
  | { readonly kind: 'tstats'; readonly tstats: Tstats }
  /** The macro of the Common Information Model that removes `Name.` from the names of fields. */
  | { readonly kind: 'drop_dm_object_name'; readonly dataset: string }
  /** The events of a dataset; in the tests, all events. */
  | { readonly kind: 'from'; readonly dataset: string }
  | { readonly kind: 'table'; readonly fields: readonly string[] }
  | { readonly kind: 'addinfo' }
  /** `fields -`, which removes fields. */
  | { readonly kind: 'without'; readonly fields: readonly string[] }

/** A search of the summaries of a data model. */
export interface Tstats {
  readonly model: string
  readonly root: string
  /** Undefined if the clause restricts nothing but the dataset. */
  readonly where: SearchNode | undefined
  readonly by: By
  readonly placeholder: string | undefined
  /** A count of events, or of the values of a field; undefined for the statistics of a search for events. */
  readonly counted: { readonly field: string | undefined; readonly as: string } | undefined
  /** The length of a bucket of `_time`. */
  readonly span: string | undefined
}

export type Subsearch = readonly StreamCommand[]

/** The fields to group by. */
export type By = readonly string[]

export interface Assignment {
  readonly name: string
  readonly expression: WhereNode
}

export interface Window {
  /** A time span such as `10m`; without one, all earlier events belong to it. */
  readonly time: string | undefined
  /** True if the event itself belongs to it. */
  readonly isCurrent: boolean
}

export interface Aggregate {
  /** `count`, `dc`, `exactperc90`. */
  readonly name: string
  /** Undefined for a count of events. */
  readonly field: string | undefined
  readonly as: string
}
