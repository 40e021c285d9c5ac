import type { SchemaField } from './field-schema.js'

/** `type`, `type<type below>`, `type[]` for lists, and `type unsearchable`. */
const FORM = /^(\w+)(?:<(\w+)>)?(\[\])?( unsearchable)?$/

/** Parses the text that declares a field in a `FieldTree`. */
export function parseField(text: string): SchemaField {
  const [, type = text, below, list, unsearchable] = FORM.exec(text) ?? []
  return {
    type,
    // Every name below a flattened field is searchable as a keyword.
    below: below ?? (type === 'flattened' ? 'keyword' : undefined),
    isSearchable: unsearchable === undefined,
    isList: list !== undefined,
  }
}

/** Formats a field as the text that declares it: the reverse of `parseField`. */
export const fieldText = ({ type, below, isSearchable, isList }: SchemaField): string =>
  `${type}${below === undefined || type === 'flattened' ? '' : `<${below}>`}${isList ? '[]' : ''}${isSearchable ? '' : ' unsearchable'}`
