import type { Data } from '../yaml/data.js'

/** A JSON Schema. `compileSchema` knows the keywords that the schemas of this project use. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly required?: readonly string[]
  readonly properties?: Schemas
  readonly patternProperties?: Schemas
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly then?: JsonSchema
  readonly else?: JsonSchema
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly [keyword: string]: unknown
}

/** Schemas by name; `true` allows every value. */
export type Schemas = Readonly<Record<string, JsonSchema | true>>

/** One thing in a document that its schema does not allow. */
export interface SchemaViolation {
  /** The keyword of the schema that is violated, such as `required`. */
  readonly keyword: string
  /** A JSON Pointer to the offending value; for a missing or an unknown key, to the map that should (not) have it. */
  readonly instancePath: string
  /** Details by keyword, such as `{ missingProperty: 'title' }` or `{ allowedValues: [...] }`. */
  readonly params: Readonly<Record<string, unknown>>
}

/** Returns all violations in a document; none if it conforms. */
export type Validate = (document: Data) => readonly SchemaViolation[]
