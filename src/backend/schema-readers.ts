import type { SchemaReader } from '../schema/schema-reader.js'
import type { Backend } from './backend.js'

/** Loads the schema readers of backends, without repetitions. */
export async function schemaReadersOf(
  backends: readonly Pick<Backend, 'loadSchemaReaders'>[],
): Promise<readonly SchemaReader[]> {
  const readers = await Promise.all(backends.map(async ({ loadSchemaReaders }) => (await loadSchemaReaders?.()) ?? []))
  return [...new Set(readers.flat())]
}
