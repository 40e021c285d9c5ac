import { resolve } from 'node:path'
import { finalizeQueries } from '../../../pipeline/apply/finalize-queries.js'
import type { Pipeline } from '../../../pipeline/pipeline.js'
import { isFolder } from '../../../project/files/output-path.js'
import { usageError } from '../../../project/files/usage-error.js'
import type { TargetSettings } from '../../../project/workspace/convert-file.js'
import { refuseFinalizedBlocks } from '../../../project/workspace/join-artifacts.js'
import type { DataObject } from '../../../rule/yaml/data.js'
import { isError } from '../../../text/diagnostic.js'
import { convertedLines } from '../../results/json-lines.js'
import { writeOutput } from '../../results/outputs.js'
import type { ResultDestination, ResultWriter } from './result-writer.js'

/**
 * Opens the output of pipelines with finalizers, which join all queries of a target into one text. With `--json`, each
 * rule still has a line of its own, since the format has no place for the text.
 */
export function openFinalizedWriter(
  { output, json, inputs, io, report }: ResultDestination,
  targets: readonly TargetSettings[],
  pipelines: readonly Pipeline[],
): ResultWriter {
  refuseUnsuitable(output, io.cwd, targets)
  const texts = new Map<string, { readonly queries: string[]; state: DataObject }>()
  const lines: string[] = []
  const write = async (text: string): Promise<readonly string[]> => {
    if (output === undefined) io.stdout.write(text)
    else await writeOutput(resolve(io.cwd, output), text, inputs, io)
    return output === undefined || json ? [] : [`all queries written to \`${output}\``]
  }
  return {
    put: (rule) => {
      if (json) lines.push(convertedLines(rule))
      for (const { backend, artifact, state } of rule.results) {
        const target = texts.get(backend.name) ?? { queries: [], state }
        texts.set(backend.name, target)
        if (artifact === null) continue
        target.queries.push(artifact)
        target.state = state
      }
    },
    close: async (isComplete) => {
      if (json) return write(lines.join(''))
      const results = [...texts.values()].flatMap(
        ({ queries, state }) => finalizeQueries(queries, pipelines, state) ?? [],
      )
      const diagnostics = results.flatMap((result) => result.diagnostics)
      for (const diagnostic of diagnostics) report(diagnostic.source.name, [diagnostic])
      if (diagnostics.some(isError) || (output !== undefined && !isComplete)) return undefined
      return write(results.map(({ text }) => `${text}\n`).join(''))
    },
  }
}

/** Throws a usage error for a format or an output that cannot hold one text of all queries. */
function refuseUnsuitable(output: string | undefined, cwd: string, targets: readonly TargetSettings[]): void {
  refuseFinalizedBlocks(targets.map(({ format }) => format))
  if (output !== undefined && isFolder(output, resolve(cwd, output))) {
    throw usageError(`the finalizers of the pipelines produce a single text; \`${output}\` is a folder`)
  }
}
