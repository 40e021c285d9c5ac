import type { FieldTree, SchemaField } from './field-schema.js'
import { fieldText } from './field-text.js'

/** Builds the tree of fields with dotted names. */
export function fieldTree(fields: Iterable<readonly [name: string, field: SchemaField]>): FieldTree {
  const root: MutableTree = Object.create(null)
  for (const [name, field] of fields) {
    let tree = root
    const parts = name.split('.')
    for (const part of parts.slice(0, -1)) {
      const next = tree[part]
      tree = typeof next === 'object' ? next : branch(tree, part, next)
    }
    const last = parts.at(-1) ?? ''
    const present = tree[last]
    if (typeof present === 'object') present[''] = fieldText(field)
    else tree[last] = fieldText(field)
  }
  return root
}

interface MutableTree {
  [part: string]: MutableTree | string
}

function branch(tree: MutableTree, part: string, self: string | undefined): MutableTree {
  const child: MutableTree = Object.create(null)
  if (self !== undefined) child[''] = self
  tree[part] = child
  return child
}
