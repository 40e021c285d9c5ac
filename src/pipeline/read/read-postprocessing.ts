import { valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import { logsourceConditions } from '../conditions/logsource-conditions.js'
import { readTests } from '../conditions/read-tests.js'
import { ruleConditions } from '../conditions/rule-conditions.js'
import type { PostprocessingStep } from '../pipeline.js'
import { postprocessing } from '../postprocessing/index.js'
import { prepareEntry } from '../prepare-entry.js'
import { type Reading, readPlace } from './read-step.js'

/** Reads the steps of a list `postprocessing` that conforms to the schema. */
export function readPostprocessing(reading: Reading, list: YamlNode | undefined): readonly PostprocessingStep[] {
  if (list?.kind !== 'sequence') return []
  return list.items.flatMap((node, index) => (node.kind === 'mapping' ? [readOne(reading, node, index)] : []))
}

function readOne(reading: Reading, node: YamlMapping, index: number): PostprocessingStep {
  const { place, options } = readPlace(reading, node, index)
  const reader = { ...reading, node, place }
  // Conditions contain no steps.
  const rule = readTests('rule', ruleConditions, { ...reader, readSteps: () => [] })
  return {
    place,
    change: prepareEntry(postprocessing, place.kind, options, {
      ...reader,
      readSteps: (option) => readPostprocessing(reading, valueAt(node, option)),
    }),
    appliesTo: rule.test,
    logsources: logsourceConditions(rule.conditions),
  }
}
