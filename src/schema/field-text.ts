import type { SchemaField } from './field-schema.js'

/** Formats a field as the text that declares it: the reverse of `parseField`. */
export function fieldText({ type, below, isSearchable, isList, isLowerCase }: SchemaField): string {
  const inner = below === undefined || type === 'flattened' ? '' : `<${below}>`
  return `${type}${inner}${isList ? '[]' : ''}${isLowerCase === true ? ' lowercase' : ''}${isSearchable ? '' : ' unsearchable'}`
}
