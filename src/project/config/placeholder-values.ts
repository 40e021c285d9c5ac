import type { Pipeline } from '../../pipeline/pipeline.js'
import { parsePipeline } from '../../pipeline/read/parse-pipeline.js'

/**
 * Returns a pipeline that replaces placeholders with the variables of other pipelines and does nothing else, so that
 * rules with placeholders can be compared in their own field names. Of variables with one name, the last pipeline wins.
 */
export function placeholderValues(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const vars = Object.fromEntries(byPriority(pipelines).flatMap((pipeline) => Object.entries(pipeline.vars)))
  const include = Object.keys(vars)
  if (include.length === 0) return []
  const steps = [{ id: 'vars', type: 'value_placeholders', include }]
  const { pipeline } = parsePipeline({ name: 'vars', text: JSON.stringify({ vars, transformations: steps }) })
  return pipeline === undefined ? [] : [pipeline]
}

const byPriority = (pipelines: readonly Pipeline[]): readonly Pipeline[] =>
  pipelines.toSorted((a, b) => (a.priority < b.priority ? -1 : a.priority > b.priority ? 1 : 0))
