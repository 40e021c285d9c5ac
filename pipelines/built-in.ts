import type { Pipeline } from '../src/pipeline/pipeline.js'
import { parsePipeline } from '../src/pipeline/read/parse-pipeline.js'
import type { Source } from '../src/text/source.js'
import { texts } from './texts.generated.js'

/** The built-in pipelines by name: the YAML files in this folder, without the comments. */
export const builtInPipelines: ReadonlyMap<string, Source> = new Map(
  Object.entries(texts).map(([name, text]) => [name, { name: `${name}.yml`, text }]),
)

/** pySigma's names of some built-in pipelines. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['ecs-zeek-beats', 'ecs-zeek'],
  ['splunk-sysmon-acceleration', 'splunk-sysmon'],
  ['splunk-windows-sysmon-acceleration', 'splunk-sysmon'],
  ['zeek-raw', 'zeek'],
])

const parsed = new Map<string, Pipeline>()

/**
 * Returns the built-in pipeline of that name, or `undefined` if there is none. Accepts `_` for `-`, and pySigma's
 * names. Pipelines are parsed when they are first used.
 *
 * @example
 * findPipeline('ecs_windows')?.name // 'Windows event logs in the Elastic Common Schema'
 */
export function findPipeline(name: string): Pipeline | undefined {
  const dashed = name.toLowerCase().replaceAll('_', '-')
  const canonical = otherNames.get(dashed) ?? dashed
  const source = builtInPipelines.get(canonical)
  const cached = parsed.get(canonical)
  if (source === undefined || cached !== undefined) return cached
  const { pipeline, diagnostics } = parsePipeline(source)
  if (pipeline === undefined) throw new Error(`bug: a built-in pipeline has mistakes: ${diagnostics.join('\n')}`)
  parsed.set(canonical, pipeline)
  return pipeline
}
