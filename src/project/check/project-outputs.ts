import type { CheckOutput } from '../../check/outputs/check-output.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { Output } from '../config/project.js'
import type { RuleFile } from '../workspace/rule-files.js'

/**
 * Returns a function that names the outputs of a project that contain a document, with their settings for it. Of several
 * targets of an output, it is the first one, since all of them have the same pipelines.
 */
export function projectOutputs(
  outputs: readonly Output[],
  files: readonly RuleFile[],
  rules: RuleIndex | undefined,
): (document: RuleDocument) => readonly CheckOutput[] {
  const inputs = new Map(files.flatMap(({ input, documents = [] }) => documents.map((document) => [document, input])))
  const index = rules === undefined ? {} : { rules }
  return (document) => {
    const input = inputs.get(document)
    if (input === undefined) return []
    return outputs.flatMap((output) => {
      if (!output.selects(document, input, rules)) return []
      const { targets, common } = output.settingsFor(document, input, rules)
      const { variants = [] } = common.variantChoice ?? {}
      return targets
        .slice(0, 1)
        .map(({ backend, options }) => ({ target: backend, settings: { ...common, ...index, options }, variants }))
    })
  }
}
