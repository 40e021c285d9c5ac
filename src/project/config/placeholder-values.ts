import type { Pipeline } from '../../pipeline/pipeline.js'
import { parsePipeline } from '../../pipeline/read/parse-pipeline.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { Input } from '../files/inputs.js'
import type { Project } from './project.js'

/** Returns the pipelines that give the placeholders of a rule their values. */
export type PlaceholderValues = (
  document: RuleDocument,
  input: Input,
  rules: RuleIndex | undefined,
) => readonly Pipeline[]

/**
 * Opens the values of placeholders as the first output that contains a rule has them, so that rules can be compared and
 * run on events in their own field names.
 */
export function openPlaceholderValues({ outputs }: Pick<Project, 'outputs'>): PlaceholderValues {
  const known = new Map<readonly Pipeline[], readonly Pipeline[]>()
  return (document, input, rules) => {
    const output = outputs.find(({ selects }) => selects(document, input, rules))
    const pipelines = output?.settingsFor(document, input, rules).common.pipelines
    if (pipelines === undefined) return []
    const values = known.get(pipelines) ?? placeholderValues(pipelines)
    known.set(pipelines, values)
    return values
  }
}

/**
 * Returns a pipeline that replaces placeholders with the variables of other pipelines and does nothing else. Of
 * variables with one name, the last pipeline wins.
 */
function placeholderValues(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const vars = Object.fromEntries(byPriority(pipelines).flatMap((pipeline) => Object.entries(pipeline.vars)))
  const include = Object.keys(vars)
  if (include.length === 0) return []
  const steps = [{ id: 'vars', type: 'value_placeholders', include }]
  const { pipeline } = parsePipeline({ name: 'vars', text: JSON.stringify({ vars, transformations: steps }) })
  return pipeline === undefined ? [] : [pipeline]
}

const byPriority = (pipelines: readonly Pipeline[]): readonly Pipeline[] =>
  pipelines.toSorted((a, b) => (a.priority < b.priority ? -1 : a.priority > b.priority ? 1 : 0))
