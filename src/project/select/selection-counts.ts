/** The rules and names that a selection has met in a thread. */
export interface SelectionCounts {
  readonly selected: number
  readonly total: number
  /** The patterns of `--exclude` that have matched no file. */
  readonly unused: readonly string[]
  /** The names that rules have, by the flag that selects them. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
}
