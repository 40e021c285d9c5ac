import type { Pipeline } from '../../../pipeline/pipeline.js'
import { parsePipeline } from '../../../pipeline/read/parse-pipeline.js'
import { asList } from '../../../rule/yaml/node.js'
import type { Source, Span } from '../../../text/source.js'
import { type Settings, settingsBelow } from './layers.js'

export type VarsPipelines = (source: Source, settings: Settings) => readonly Pipeline[]

/**
 * Returns the pipelines that replace placeholders by the `vars` of a configuration. The first one replaces them before
 * every other step, so that other steps see the values as if they were in the rule. The last one overrides variables
 * of the same name in other pipelines.
 */
export const varsPipelines: VarsPipelines = (source, settings) => {
  const found = settingsBelow(settings, 'vars').map(({ keys, node }) => {
    // The texts, since each digit of a number is significant.
    const texts = asList(node).flatMap((item) => (item.kind === 'scalar' && item.type !== 'null' ? [item.text] : []))
    return { name: keys[1] ?? '', texts, span: node.span }
  })
  const [first] = found
  if (first === undefined) return []
  const vars = Object.fromEntries(found.map(({ name, texts }) => [name, texts]))
  const step = { id: 'vars', type: 'value_placeholders', include: found.map(({ name }) => name) }
  const pipeline = { name: source.name, vars, transformations: [step] }
  return [
    { ...placed(pipeline, source, first.span), priority: Number.NEGATIVE_INFINITY },
    { ...placed({ name: source.name, vars }, source, first.span), priority: Number.POSITIVE_INFINITY },
  ]
}

/** Reads a pipeline whose diagnostics refer to a place of the configuration. */
function placed(data: object, source: Source, span: Span): Pipeline {
  const { pipeline } = parsePipeline({ name: source.name, text: JSON.stringify(data) })
  if (pipeline === undefined) throw new Error('bug: the pipeline of the variables is wrong')
  return {
    ...pipeline,
    source,
    steps: pipeline.steps.map((step) => ({ ...step, place: { ...step.place, source, span } })),
  }
}
