import type { Target } from '../../../src/backend/backend.js'
import type { DetectionRule } from '../../../src/rule/rule.js'
import type { PipelineAnswer } from './answer.js'

/** Returns the built-in pipelines, and those that fit the log source of a rule. They are loaded when first used. */
export async function suggestedPipelines(
  rule: DetectionRule | undefined,
  target: Target | undefined,
): Promise<PipelineAnswer> {
  const { builtInPipelines, suggestPipelines } = await import('../../../pipelines/index.js')
  const suggested = rule === undefined || target === undefined ? [] : suggestPipelines(rule, target)
  return {
    suggested: [...new Set(suggested.flatMap(({ name, before }) => (before === null ? [name] : [name, before])))],
    available: [...builtInPipelines].map(([name, { text }]) => ({ name, about: titleOf(text) })),
  }
}

/** Returns the name in a pipeline's text, without parsing all of it. */
const titleOf = (text: string): string => /^name: (.*)$/m.exec(text)?.[1]?.replace(/^(['"])(.*)\1$/, '$2') ?? ''
