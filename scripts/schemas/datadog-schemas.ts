import { fieldTree } from '../../src/schema/build-field-tree.js'
import type { FieldSchemaData, SchemaField } from '../../src/schema/field-schema.js'
import { auditRecordFields } from './audit-record-fields.js'

interface AttributeList {
  readonly source: string
  readonly query?: string
  readonly fields: Readonly<Record<string, { readonly type: string }>>
}

/** Attributes of an integration below which logs keep all other names of their source. */
const OPEN: Readonly<Record<string, string>> = { auth0: 'data' }

/** Attributes that an integration makes of each name in its logs, without listing the names. */
const PARSED: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'linux-audit-logs': auditRecordFields }

/** Datadog's standard attributes, and the attributes of its integrations. A log may have others. */
export const datadogSchemas = (lists: Readonly<Record<string, AttributeList>>): readonly FieldSchemaData[] =>
  Object.entries(lists).map(([name, { source, query, fields }]) => ({
    name: `datadog/${name.replace(' ', '-')}`,
    source,
    revision: /\(([^)]*)\)|\b[0-9a-f]{40}\b/.exec(source)?.[0] ?? 'of unknown date',
    ...(query === undefined ? {} : { index: query }),
    isComplete: false,
    fields: fieldTree([
      ...Object.entries(fields).map(([field, { type }]) => [field, attribute(type)] as const),
      ...Object.entries(PARSED[name] ?? {}).map(([field, type]) => [field, attribute(type)] as const),
      ...(OPEN[name] === undefined ? [] : [[OPEN[name], attribute('object', 'string')] as const]),
    ]),
  }))

const attribute = (type: string, below?: string): SchemaField => ({
  type,
  below,
  isSearchable: true,
  isList: false,
})
