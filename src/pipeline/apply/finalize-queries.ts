import type { DataObject } from '../../rule/yaml/data.js'
import { type Diagnostic, diagnoseAs } from '../../text/diagnostic.js'
import type { Output } from '../finalizers/output.js'
import type { Pipeline } from '../pipeline.js'
import { combine } from './combine.js'

/** The text that finalizers made of all queries. */
export interface Finalized {
  /** Null if a diagnostic is an error. */
  readonly text: string | null
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Applies the finalizers of the pipelines to the queries of all rules, in the order of the pipelines. Returns
 * `undefined` if there are no finalizers.
 *
 * @param state The value of `pipeline.state` in templates; empty by default.
 *
 * @example
 * const { pipeline } = parsePipeline({ name: 'ours.yml', text: 'finalizers: [{ type: concat, separator: " OR " }]' })
 * finalizeQueries(['a=1', 'b=2'], [pipeline])?.text // 'a=1 OR b=2'
 * finalizeQueries(['a=1', 'b=2'], []) // undefined
 */
export function finalizeQueries(
  queries: readonly string[],
  pipelines: readonly Pipeline[],
  state: DataObject = {},
): Finalized | undefined {
  const { finalizers, vars } = combine(pipelines)
  if (finalizers.length === 0) return undefined
  let output: Output = queries
  for (const { place, finalize } of finalizers) {
    const result = finalize(output, { pipeline: place.pipeline, vars, state })
    if (typeof result !== 'string') {
      return { text: null, diagnostics: [diagnoseAs(result.refused, place.source, place.span)] }
    }
    output = result
  }
  return { text: output as string, diagnostics: [] }
}
