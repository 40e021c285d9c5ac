import type { FieldUse } from '../ir/used-fields.js'

/** A field that a query uses, by its name in the data. */
export interface QueryField {
  readonly name: string
  readonly uses: readonly FieldUse[]
  /** The type by the schemas, in the words of the vendor, else by the pipelines; undefined if it is unknown. */
  readonly type: string | undefined
  /** The names of the schemas that declare the field. */
  readonly schemas: readonly string[]
}

/** An object that users create on the platform before an artifact works, such as an index or a facet. */
export interface Requirement {
  /** The platform's word for the kind of object. */
  readonly kind: string
  readonly name: string
}
