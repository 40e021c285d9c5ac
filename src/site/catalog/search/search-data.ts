// The data of the search, and what the pages and the script of the search have in common. This file has no imports,
// because the script has to stay small.

/** The variable in which a script puts the data: scripts work from disk, where pages cannot load JSON. */
export const DATA_VARIABLE = 'sigmacastRules'
/** The variable with the values of the rules, which is loaded when a search needs it. */
export const VALUES_VARIABLE = 'sigmacastValues'

/** The rows of the first screen, and of each further step. */
export const ROWS = 50

/** The most techniques in a row. */
export const MAX_ROW_TECHNIQUES = 3

/** The letter of each verdict in `SearchRule`. */
export const VERDICT_LETTERS = { exact: 'e', wider: 'w', approximate: 'a', none: 'n' } as const

/** The rules of a catalog in few bytes: lists name each text once, and rules refer to them by index. */
export interface SearchData {
  readonly columns: readonly string[]
  readonly logsources: readonly string[]
  readonly products: readonly string[]
  /** Ids and names. */
  readonly tactics: readonly (readonly [id: string, name: string])[]
  readonly techniques: readonly (readonly [id: string, name: string])[]
  readonly authors: readonly string[]
  readonly fields: readonly string[]
  readonly levels: readonly string[]
  readonly statuses: readonly string[]
  /** The newest first. */
  readonly rules: readonly SearchRule[]
}

export type SearchRule = readonly [
  title: string,
  /** The name of the page below `rules/`, without its extension. Usually the id. */
  page: string,
  /** The date of the last change; empty without one. */
  date: string,
  level: number,
  status: number,
  logsource: number,
  product: number,
  tactics: readonly number[],
  techniques: readonly number[],
  authors: readonly number[],
  fields: readonly number[],
  /** One letter for each column: `e`, `w`, `a`, `n`, or `-` if it does not contain the rule; capital with an assumption. */
  verdicts: string,
]

/** The values of each rule, in the order of the rules: the field, the kind and the values. */
export type SearchValues = {
  readonly kinds: readonly string[]
  readonly rules: readonly (readonly (readonly [field: number, kind: number, ...values: string[]])[])[]
}
