/** The fields that some data has, as a vendor declares them or as a user's own system lists them. */
export interface FieldSchema {
  /** `elastic/okta.system`; of a file, its name. */
  readonly name: string
  /** The vendor's file or package that declares the fields. */
  readonly source: string
  /** Its revision, with the date; empty for a user's own file. */
  readonly revision: string
  /** The index pattern, or the search, that selects the data. */
  readonly index?: string
  /** True if the data has no other fields. Otherwise a field that is not declared may still be there. */
  readonly isComplete: boolean
  readonly fields: FieldTree
}

/**
 * Fields by the parts of their names. A text declares a field ([`parseField`](./parse-field.ts) reads it); the key `''` is the field itself where
 * there are others below it. The part `*` stands for any name.
 */
export interface FieldTree {
  readonly [part: string]: FieldTree | string
}

export interface SchemaField {
  /** In the vendor's own word: `keyword`, `match_only_text`, `string`. */
  readonly type: string
  /** The type of every name below this field, although none of them is declared; undefined if there are none. */
  readonly below: string | undefined
  readonly isSearchable: boolean
  /** True if one event may have several values. */
  readonly isList: boolean
}
