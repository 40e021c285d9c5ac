import type { SchemaChecker } from './schema-checker.js'

/** The fields of some data, as a vendor declares them or as a user's own system lists them. */
export interface FieldSchema extends FieldSchemaData {
  /** The functions that compare queries with schemas. `fieldSchema` adds them to the data. */
  readonly checker: SchemaChecker
}

/** The content of a file of `sigmacast/schemas`. */
export interface FieldSchemaData {
  /** For example `vendor/okta.system`; for a user's file, its name. */
  readonly name: string
  /** The vendor's file or package that declares the fields. */
  readonly source: string
  /** The revision of the source with its date; empty for a user's file. */
  readonly revision: string
  /** The index pattern, or the search, that selects the data. */
  readonly index?: string
  /** True if the data has no other fields. Otherwise undeclared fields may exist. */
  readonly isComplete: boolean
  readonly fields: FieldTree
}

/**
 * A tree of fields by the parts of their names. A text declares a field ([`parseField`](./parse-field.ts) reads it).
 * The key `''` declares the field of the node itself if it has fields below it. The part `*` matches any name.
 */
export interface FieldTree {
  readonly [part: string]: FieldTree | string
}

/** A field that data may have, as its vendor declares it. */
export interface SchemaField {
  /** The vendor's name of the type: `keyword`, `match_only_text`, `string`. */
  readonly type: string
  /** The type of every name below this field, even if undeclared; undefined if there are none. */
  readonly below: string | undefined
  readonly isSearchable: boolean
  /** True if one event may have several values. */
  readonly isList: boolean
  /** True if the index keeps whole values in lower case, whatever their case is in the events. */
  readonly isLowerCase?: boolean
}
