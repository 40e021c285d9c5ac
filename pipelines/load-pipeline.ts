import type { Pipeline } from '../src/pipeline/pipeline.js'
import { builtInName } from './built-in-name.js'
import { type ListedName, list } from './list.generated.js'
import { parseBuiltIn } from './parse-built-in.js'

/** The name of a built-in pipeline. */
export type PipelineName = ListedName

/** The description of a built-in pipeline, without its steps. */
export interface PipelineDescription {
  readonly name: PipelineName
  /** The title, for people. */
  readonly title: string
  /** The targets that may use it; empty if all may. */
  readonly allowedBackends: readonly string[]
}

/** The built-in pipelines, sorted by name. */
export const builtInPipelines: readonly PipelineDescription[] = list.map(({ about }) => about)

/**
 * Loads the built-in pipeline of that name, or returns `undefined` if there is none. Accepts `_` for `-`, and pySigma's
 * names. A bundler makes a file of each pipeline, which a page downloads when the pipeline is first used.
 *
 * @example
 * const pipeline = await loadPipeline('ecs-windows')
 * pipeline.name // 'Windows event logs in the Elastic Common Schema'
 */
export function loadPipeline(name: PipelineName): Promise<Pipeline>
export function loadPipeline(name: string): Promise<Pipeline | undefined>
export async function loadPipeline(name: string): Promise<Pipeline | undefined> {
  const canonical = builtInName(name)
  const known = list.find(({ about }) => about.name === canonical)
  return known && parseBuiltIn((await known.load()).source)
}
