import type { Pipeline } from '../src/pipeline/pipeline.js'
import { parsePipeline } from '../src/pipeline/read/parse-pipeline.js'
import type { Source } from '../src/text/source.js'

const parsed = new WeakMap<Source, Pipeline>()

/** Returns the pipeline of a built-in text, which is parsed once. */
export function parseBuiltIn(source: Source): Pipeline {
  const cached = parsed.get(source)
  if (cached !== undefined) return cached
  const { pipeline, diagnostics } = parsePipeline(source)
  if (pipeline === undefined) throw new Error(`bug: a built-in pipeline has mistakes: ${diagnostics.join('\n')}`)
  parsed.set(source, pipeline)
  return pipeline
}
