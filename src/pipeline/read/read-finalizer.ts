import { checkLength } from '../../python/check-length.js'
import { valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import { textLimits } from '../../text/text-limits.js'
import { finalizers } from '../finalizers/index.js'
import type { Finalizer } from '../pipeline.js'
import { prepareEntry } from '../prepare-entry.js'
import { type Reading, readPlace } from './read-step.js'

/** Reads the finalizers of a list that conforms to the schema. */
export function readFinalizers(reading: Reading, list: YamlNode | undefined): readonly Finalizer[] {
  if (list?.kind !== 'sequence') return []
  return list.items.flatMap((node, index) => (node.kind === 'mapping' ? [readOne(reading, node, index)] : []))
}

function readOne(reading: Reading, node: YamlMapping, index: number): Finalizer {
  const { place, options } = readPlace(reading, node, index)
  const readSteps = (option: string): readonly Finalizer[] => readFinalizers(reading, valueAt(node, option))
  const finalize = prepareEntry(finalizers, place.kind, options, { ...reading, node, place, readSteps })
  return {
    place,
    finalize: (output, context) => {
      const result = finalize(output, context)
      return typeof result === 'string' ? (checkLength(result.length, textLimits.output) ?? result) : result
    },
  }
}
