import type { SchemaField } from './field-schema.js'

/** `type`, `type<type below>`, `type[]` for lists, `type lowercase`, and `type unsearchable`. */
const FORM = /^(\w+)(?:<(\w+)>)?(\[\])?( lowercase)?( unsearchable)?$/

/** Parses the text that declares a field in a `FieldTree`. */
export function parseField(text: string): SchemaField {
  const [, type = text, below, list, lowercase, unsearchable] = FORM.exec(text) ?? []
  return {
    type,
    // Every name below a flattened field is searchable as a keyword.
    below: below ?? (type === 'flattened' ? 'keyword' : undefined),
    isSearchable: unsearchable === undefined,
    isList: list !== undefined,
    ...(lowercase === undefined ? {} : { isLowerCase: true }),
  }
}
