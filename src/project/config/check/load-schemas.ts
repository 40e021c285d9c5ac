import { resolve } from 'node:path'
import { schemaNames } from '../../../pipeline/named-schemas.js'
import type { Pipeline } from '../../../pipeline/pipeline.js'
import type { FieldSchema } from '../../../schema/field-schema.js'
import { isNamed } from '../../../schema/named-schemas.js'
import { kindOf } from '../../files/existing-path.js'
import { isUsageError } from '../../files/usage-error.js'
import { readNamedSchemas, readSchemas } from '../../workspace/read-schemas.js'
import { type ConfigContext, type Placed, reportAt } from './context.js'

/** The field schemas that a configuration and its pipelines name. */
export interface LoadedSchemas {
  readonly named: (names: readonly string[]) => readonly FieldSchema[]
  /** Returns the schemas that the steps of some pipelines name. */
  readonly ofPipelines: (pipelines: readonly Pipeline[]) => readonly FieldSchema[]
  /** The paths of the schemas that are files. */
  readonly paths: readonly string[]
}

/** Loads each schema once. Reports names that are none. */
export async function loadSchemas(
  names: readonly Placed<string>[],
  pipelines: readonly Pipeline[],
  context: ConfigContext,
): Promise<LoadedSchemas> {
  const loaded = new Map<string, readonly FieldSchema[]>()
  for (const { value, path } of names) {
    if ((loaded.get(value)?.length ?? 0) > 0) continue
    loaded.set(value, await attempt(() => readSchemas([value], context.folder, context.targets), path, context))
  }
  const ofPipelines = await attempt(() => readNamedSchemas(pipelines), ['pipelines'], context)
  return {
    named: (wanted) => [...new Set(wanted.flatMap((name) => loaded.get(name) ?? []))],
    ofPipelines: (used) => {
      const wanted = new Set(used.flatMap(schemaNames))
      return ofPipelines.filter(({ name }) => [...wanted].some((one) => isNamed(name, one)))
    },
    paths: [...loaded.keys()].map((name) => resolve(context.folder, name)).filter((path) => kindOf(path) === 'file'),
  }
}

async function attempt(
  load: () => Promise<readonly FieldSchema[]>,
  path: Placed<string>['path'],
  context: ConfigContext,
): Promise<readonly FieldSchema[]> {
  try {
    return await load()
  } catch (error) {
    if (!isUsageError(error)) throw error
    reportAt(context, path, 'config-schema', [error.problem], { help: error.help })
    return []
  }
}
