import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { schemaReadersOf } from '../../backend/schema-readers.js'
import type { Targets } from '../../backend/targets.js'
import { schemaNames } from '../../pipeline/named-schemas.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { FieldSchema } from '../../schema/field-schema.js'
import { isNamed } from '../../schema/named-schemas.js'
import { didYouMean } from '../../text/suggest.js'
import { decodeUtf8 } from '../files/decode-utf8.js'
import { kindOf, missing } from '../files/existing-path.js'
import { usageError } from '../files/usage-error.js'

/** Loads the schemas in the values of `--schema`: built-in ones, or files. Names may be separated by commas. */
export async function readSchemas(
  values: readonly string[],
  cwd: string,
  targets: Targets,
): Promise<readonly FieldSchema[]> {
  if (values.length === 0) return []
  return (await Promise.all(values.map((value) => readNamed(value, cwd, targets)))).flat()
}

async function readNamed(value: string, cwd: string, targets: Targets): Promise<readonly FieldSchema[]> {
  const { loadSchemas } = await import('../../../schemas/index.js')
  const builtIn = await loadSchemas(value)
  if (builtIn.length > 0) return builtIn
  const path = resolve(cwd, value)
  const kind = kindOf(path)
  if (kind === 'file') return [await readSchemaFile(value, path, targets)]
  if (kind === 'folder') throw usageError(`\`${value}\` is a folder`, 'name the files in it')
  const names = value.split(',').map((name) => name.trim())
  if (names.length > 1)
    return readSchemas(
      names.filter((name) => name !== ''),
      cwd,
      targets,
    )
  if (/\.(json|ndjson|jsonl|csv)$/.test(value)) throw missing(value, path)
  throw usageError(`there is no schema \`${value}\``, await helpForName(value))
}

/** Loads the schemas that pipelines name. Throws a usage error for a name that is not built in. */
export async function readNamedSchemas(pipelines: readonly Pipeline[]): Promise<readonly FieldSchema[]> {
  const named = pipelines.map((pipeline) => ({ pipeline, names: schemaNames(pipeline) }))
  if (named.every(({ names }) => names.length === 0)) return []
  const { builtInSchemas, loadNamedSchemas } = await import('../../../schemas/index.js')
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
  const { builtInSchemas } = await import('../../../schemas/index.js')
  const names = builtInSchemas.map((schema) => schema.name)
  return didYouMean(name, names) ?? 'see `sigmacast list schemas`'
}

async function readSchemaFile(name: string, path: string, targets: Targets): Promise<FieldSchema> {
  const { readSchema } = await import('../../schema/read-schema.js')
  const readers = await schemaReadersOf([...targets.values()])
  const read = readSchema({ name, text: textOf(name, readFileSync(path)) }, readers)
  if ('schema' in read) return read.schema
  throw usageError(
    `\`${name}\` is not a field schema: ${read.problem}`,
    `a schema is ${[...readers.map(({ about }) => about), 'events as NDJSON'].join(', ')}`,
  )
}

/** The text of a file that may be compressed with gzip. */
function textOf(name: string, bytes: Uint8Array): string {
  const decoded = decodeUtf8(name, isGzip(bytes) ? decompressed(name, bytes) : bytes)
  if ('text' in decoded) return decoded.text
  throw usageError(`\`${name}\` is not a field schema: ${decoded.message}`, decoded.help)
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

function decompressed(name: string, bytes: Uint8Array): Uint8Array {
  try {
    // Loading the module takes 3 ms of the start of every command.
    return process.getBuiltinModule('node:zlib').gunzipSync(bytes)
  } catch {
    throw usageError(`\`${name}\` is not a field schema: its compressed content is damaged`)
  }
}
