import type { Target } from '../../../src/backend/backend.js'
import type { DetectionRule } from '../../../src/rule/rule.js'
import type { PipelineAnswer } from './answer.js'

/** Returns the built-in pipelines, and those that fit the log source of a rule. They are loaded when first used. */
export async function suggestedPipelines(
  rule: DetectionRule | undefined,
  target: Target | undefined,
): Promise<PipelineAnswer> {
  const { builtInPipelines } = await import('../../../pipelines/index.js')
  const suggested = rule === undefined || target === undefined ? [] : await suggest(rule, target)
  return {
    suggested: [...new Set(suggested.flatMap(({ name, before }) => (before === null ? [name] : [name, before])))],
    available: builtInPipelines.map(({ name, title }) => ({ name, about: title })),
  }
}

/** Loads all pipelines, since any of them may fit. */
async function suggest(rule: DetectionRule, target: Target) {
  const { suggestPipelines } = await import('../../../pipelines/all.js')
  return suggestPipelines(rule, target)
}
