import { allowsTarget } from '../../../pipeline/allows-target.js'
import type { Pipeline } from '../../../pipeline/pipeline.js'
import { isError } from '../../../text/diagnostic.js'
import type { BytePath } from '../../files/byte-path.js'
import { quietReading } from '../../files/quiet-reading.js'
import { isUsageError } from '../../files/usage-error.js'
import type { PipelineFile } from '../../workspace/read-pipelines.js'
import type { ConfigContext, Placed } from './context.js'
import { reportAt } from './context.js'
import type { OutputTarget } from './option-values.js'

/** The pipelines that a configuration names. */
export interface LoadedPipelines {
  /** Returns the pipelines of some names in their order, each once. */
  readonly named: (names: readonly string[]) => readonly Pipeline[]
  readonly all: readonly Pipeline[]
  /** The paths of the pipelines that are files. */
  readonly paths: readonly BytePath[]
}

interface LoadedFile {
  readonly identity: string
  readonly pipeline: Pipeline | undefined
}

/** Loads each pipeline once. Reports names that are none, and the diagnostics of the pipelines. */
export async function loadPipelines(
  names: readonly Placed<string>[],
  context: ConfigContext,
): Promise<LoadedPipelines> {
  if (names.length === 0) return { named: () => [], all: [], paths: [] }
  // The built-in pipelines take longer to load than an unchanged project takes to compare.
  const { findPipelines } = await import('../../workspace/read-pipelines.js')
  const found = new Map<string, readonly PipelineFile[]>()
  for (const { value, path } of names) {
    // Each wrong name is reported at every place.
    if ((found.get(value)?.length ?? 0) === 0) found.set(value, find({ value, path }, context, findPipelines))
  }
  const files = new Map([...found.values()].flat().map((file) => [file.identity, file]))
  const loaded = new Map<string, LoadedFile>()
  for (const [identity, file] of files) {
    const { pipeline, diagnostics } = await file.read(quietReading)
    diagnostics.forEach(context.report)
    loaded.set(identity, { identity, pipeline: diagnostics.some(isError) ? undefined : pipeline })
  }
  const pipelinesOf = (identities: Iterable<string>): readonly Pipeline[] =>
    [...new Set(identities)].flatMap((identity) => loaded.get(identity)?.pipeline ?? [])
  return {
    named: (wanted) => pipelinesOf(wanted.flatMap((name) => (found.get(name) ?? []).map(({ identity }) => identity))),
    all: pipelinesOf(files.keys()),
    paths: [...files.values()].flatMap(({ path }) => path ?? []),
  }
}

function find(
  { value, path }: Placed<string>,
  context: ConfigContext,
  findPipelines: (value: string, cwd: string) => readonly PipelineFile[],
): readonly PipelineFile[] {
  try {
    return findPipelines(value, context.folder)
  } catch (error) {
    if (!isUsageError(error)) throw error
    reportAt(context, path, 'config-pipeline', [error.problem], { help: error.help })
    return []
  }
}

/** The pipelines that an output names, with its targets. */
export interface PipelineUses {
  readonly names: readonly Placed<string>[]
  readonly targets: readonly OutputTarget[]
}

/** Reports pipelines that do not allow a target of an output that uses them, each once at a place. */
export function checkPipelineTargets(
  outputs: readonly PipelineUses[],
  pipelines: LoadedPipelines,
  context: ConfigContext,
): void {
  const reported = new Set<string>()
  const check = ({ value, path }: Placed<string>, { backend }: OutputTarget): void => {
    for (const { name, source, allowedBackends, allowedBackendsSpan } of pipelines.named([value])) {
      const use = JSON.stringify([path, name, backend.name])
      if (allowsTarget(allowedBackends, backend) || reported.has(use)) continue
      reported.add(use)
      reportAt(context, path, 'pipeline-not-for-target', [name, backend.name, allowedBackends], {
        help: 'list it under the outputs that it is for',
        related: [{ message: 'the pipeline lists its targets', source, span: allowedBackendsSpan }],
      })
    }
  }
  for (const { names, targets } of outputs) for (const name of names) for (const target of targets) check(name, target)
}
