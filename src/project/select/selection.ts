export type OneOrMore<Item> = Item | readonly Item[]

/**
 * The rules to which an output, a flag or a pipeline applies. Every key has to hold; of a list, one entry. Texts are
 * compared case-insensitively and may contain `*` and `?`. An empty selection holds for every rule.
 */
export interface Selection {
  /** Levels, or the lowest or highest one: `high`, `>=medium`, `<high`. A rule without a level has none of them. */
  readonly level?: OneOrMore<string>
  readonly status?: OneOrMore<string>
  /** Tags. `attack.t1059` also selects its sub-techniques. */
  readonly tag?: OneOrMore<string>
  readonly product?: OneOrMore<string>
  readonly category?: OneOrMore<string>
  readonly service?: OneOrMore<string>
  readonly author?: OneOrMore<string>
  /** The id or name of the rule. */
  readonly id?: OneOrMore<string>
  /** Patterns of files, relative to the folder of the configuration; `!` excludes. */
  readonly file?: OneOrMore<string>
  /** A file with one id or name per line, or in the first column of a CSV, relative to the folder of the configuration. */
  readonly list?: OneOrMore<string>
  /** Selects the rules for which this selection does not hold. */
  readonly not?: Selection
}
