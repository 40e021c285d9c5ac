import type { FieldTree, SchemaField } from './field-schema.js'
import { parseField } from './parse-field.js'

/** Calls `visit` with each declared field and its full name. */
export function forEachField(tree: FieldTree, visit: (name: string, field: SchemaField) => void, above = ''): void {
  for (const [part, node] of Object.entries(tree)) {
    const name = part === '' ? above.slice(0, -1) : above + part
    if (typeof node === 'string') visit(name, parseField(node))
    else forEachField(node, visit, `${name}.`)
  }
}
