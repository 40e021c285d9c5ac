import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isNamed, schemaNames } from '../pipeline/named-schemas.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { FieldSchema } from '../schema/field-schema.js'
import { didYouMean } from '../text/suggest.js'
import type { Flags } from './flags.js'
import { kindOf, missing } from './inputs.js'
import type { Io } from './io.js'
import { usageError } from './usage-error.js'

export const schemaFlags = {
  schema: { value: '<name|file>', about: 'fields of your data, to check queries with; repeatable' },
} as const satisfies Flags

/** Returns the built-in schemas for `sigmacast list schemas`. */
export const schemaEntries = async () =>
  (await import('../../schemas/index.js')).builtInSchemas.map(({ name, index, source, revision }) => ({
    name,
    index: index ?? '',
    source,
    revision,
  }))

/** Loads the schemas in the values of `--schema`: built-in ones, or files. Names may be separated by commas. */
export async function readSchemas(given: readonly string[], io: Io): Promise<readonly FieldSchema[]> {
  if (given.length === 0) return []
  return (await Promise.all(given.map((name) => readNamed(name, io)))).flat()
}

async function readNamed(given: string, io: Io): Promise<readonly FieldSchema[]> {
  const { loadSchemas } = await import('../../schemas/index.js')
  const builtIn = await loadSchemas(given)
  if (builtIn.length > 0) return builtIn
  const path = resolve(io.cwd, given)
  const kind = kindOf(path)
  if (kind === 'file') return [await readSchemaFile(given, path)]
  const names = given.split(',').map((name) => name.trim())
  if (names.length > 1)
    return readSchemas(
      names.filter((name) => name !== ''),
      io,
    )
  if (/\.(json|ndjson|jsonl|csv)$/.test(given)) throw missing(given, path)
  throw usageError(`there is no schema \`${given}\``, await helpForName(given))
}

/** Loads the schemas that pipelines name. Throws a usage error for a name that is not built in. */
export async function readNamedSchemas(pipelines: readonly Pipeline[]): Promise<readonly FieldSchema[]> {
  const named = pipelines.map((pipeline) => ({ pipeline, names: schemaNames(pipeline) }))
  if (named.every(({ names }) => names.length === 0)) return []
  const { builtInSchemas, loadNamedSchemas } = await import('../../schemas/index.js')
  for (const { pipeline, names } of named) {
    const unknown = names.find((name) => !builtInSchemas.some((schema) => isNamed(schema.name, name)))
    if (unknown === undefined) continue
    throw usageError(
      `the pipeline \`${pipeline.source.name}\` names the schema \`${unknown}\`, which is not built in`,
      await helpForName(unknown),
    )
  }
  return loadNamedSchemas(pipelines)
}

async function helpForName(name: string): Promise<string> {
  const { builtInSchemas } = await import('../../schemas/index.js')
  return (
    didYouMean(
      name,
      builtInSchemas.map((schema) => schema.name),
    ) ?? 'see `sigmacast list schemas`'
  )
}

async function readSchemaFile(name: string, path: string): Promise<FieldSchema> {
  const { readSchema, schemaForms } = await import('../schema/read-schema.js')
  const read = readSchema({ name, text: await readFile(path, 'utf8') })
  if ('schema' in read) return read.schema
  throw usageError(`\`${name}\` is not a field schema: ${read.problem}`, `a schema is ${schemaForms.join(', ')}`)
}
