import type { FieldSchema } from '../../src/schema/field-schema.js'
import { fieldTree } from '../../src/schema/field-tree.js'

interface AttributeList {
  readonly source: string
  readonly query?: string
  readonly fields: Readonly<Record<string, { readonly type: string }>>
}

/** Datadog's standard attributes, and the attributes of its integrations. A log may have others. */
export const datadogSchemas = (lists: Readonly<Record<string, AttributeList>>): readonly FieldSchema[] =>
  Object.entries(lists).map(([name, { source, query, fields }]) => ({
    name: `datadog/${name.replace(' ', '-')}`,
    source,
    revision: /\(([^)]*)\)|\b[0-9a-f]{40}\b/.exec(source)?.[0] ?? 'of unknown date',
    ...(query === undefined ? {} : { index: query }),
    isComplete: false,
    fields: fieldTree(
      Object.entries(fields).map(([field, { type }]) => [
        field,
        { type, below: undefined, isSearchable: true, isList: false },
      ]),
    ),
  }))
