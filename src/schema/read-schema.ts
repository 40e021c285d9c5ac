import { parseJson } from './file-schema.js'
import { readSample } from './read-sample.js'
import { fieldSchema } from './schema-checker.js'
import type { ReadSchema, ReadSchemaData, SchemaFile, SchemaReader } from './schema-reader.js'

/**
 * Reads the fields of a user's own data, and recognizes the format by the content: that of one of the readers, which
 * backends provide, or else a sample of events. Schemas of readers are complete (`isComplete`); a sample is not.
 *
 * @example
 * const { schema } = readSchema({ name: 'events.ndjson', text: '{"actor":{"id":"00u1"}}' }, [])
 * schema.fields // { actor: { id: 'keyword' } }
 */
export function readSchema({ name, text }: SchemaFile, readers: readonly SchemaReader[] = []): ReadSchema {
  const read = readData({ name, text }, readers)
  return 'problem' in read ? read : { schema: fieldSchema(read.schema) }
}

function readData({ name, text }: SchemaFile, readers: readonly SchemaReader[]): ReadSchemaData {
  const file = { name, text: text.replace(/^\uFEFF/, '').trim() }
  if (file.text === '') return { problem: 'the file is empty' }
  const data = parseJson(file.text)
  for (const reader of readers) {
    const read = reader.read(file, data)
    if (read !== undefined) return read
  }
  return readSample(file, data)
}
