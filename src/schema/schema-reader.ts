import type { FieldSchema, FieldSchemaData } from './field-schema.js'

/** A file that lists the fields of a user's own data. */
export interface SchemaFile {
  /** The name of the file, for messages. */
  readonly name: string
  /** The content, without a byte order mark and white space at its ends. */
  readonly text: string
}

/** The schema, or a sentence with the reason why there is none. */
export type ReadSchema = { readonly schema: FieldSchema } | { readonly problem: string }

/** The data of the schema, or a sentence with the reason why there is none. */
export type ReadSchemaData = { readonly schema: FieldSchemaData } | { readonly problem: string }

/** A file format in which users export the fields of their own data. */
export interface SchemaReader {
  /** The format, for messages, such as `events as NDJSON`. */
  readonly about: string
  /** Returns `undefined` for a file in another format. `data` is the parsed JSON; undefined if the text is no JSON. */
  readonly read: (file: SchemaFile, data: unknown) => ReadSchemaData | undefined
}
