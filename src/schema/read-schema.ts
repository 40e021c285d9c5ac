import type { FieldSchema } from './field-schema.js'
import { readAttributes } from './read-attributes.js'
import { readFieldSummary } from './read-field-summary.js'
import { readMapping } from './read-mapping.js'
import { readSample } from './read-sample.js'

/** A file that lists the fields of a user's own data. */
export interface SchemaFile {
  /** The name of the file, for messages. */
  readonly name: string
  readonly text: string
}

/** The schema, or a sentence with the reason why there is none. */
export type ReadSchema = { readonly schema: FieldSchema } | { readonly problem: string }

/** The formats that `readSchema` recognizes, for messages. */
export const schemaForms = [
  'an Elasticsearch mapping (`GET index/_mapping`)',
  'Datadog attributes or facets as JSON',
  'a Splunk field summary (`| fieldsummary`) as CSV',
  'events as NDJSON',
] as const

/**
 * Reads the fields of a user's own data, and recognizes the format by the content. Mappings, summaries and attribute
 * lists are complete (`isComplete`); events are a sample, so other fields may exist.
 *
 * @example
 * const { schema } = readSchema({ name: 'events.ndjson', text: '{"actor":{"id":"00u1"}}' })
 * schema.fields // { actor: { id: 'keyword' } }
 */
export function readSchema(file: SchemaFile): ReadSchema {
  const text = file.text.replace(/^\uFEFF/, '').trim()
  if (text === '') return { problem: 'the file is empty' }
  if (!/^[[{]/.test(text)) return readFieldSummary(file.name, text)
  const whole = parsed(text)
  if (whole === undefined) return readSample(file.name, text)
  return readMapping(file.name, whole) ?? readAttributes(file.name, whole) ?? readSample(file.name, text)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
