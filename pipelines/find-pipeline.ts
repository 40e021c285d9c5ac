import type { Pipeline } from '../src/pipeline/pipeline.js'
import type { Source } from '../src/text/source.js'
import { builtInName } from './built-in-name.js'
import type { PipelineName } from './load-pipeline.js'
import { parseBuiltIn } from './parse-built-in.js'
import { texts } from './texts.generated.js'

/** The texts of the built-in pipelines by name: the YAML files in this folder, without the comments. */
export const pipelineTexts: ReadonlyMap<string, Source> = new Map(Object.entries(texts))

/**
 * Returns the built-in pipeline of that name, or `undefined` if there is none. Accepts `_` for `-`, and pySigma's
 * names. Pipelines are parsed when they are first used.
 *
 * @example
 * findPipeline('ecs-windows').name // 'Windows event logs in the Elastic Common Schema'
 */
export function findPipeline(name: PipelineName): Pipeline
export function findPipeline(name: string): Pipeline | undefined
export function findPipeline(name: string): Pipeline | undefined {
  const source = pipelineTexts.get(builtInName(name))
  return source === undefined ? undefined : parseBuiltIn(source)
}
