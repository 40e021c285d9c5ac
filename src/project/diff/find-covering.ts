import { compareRules } from '../../convert/compare-rules.js'
import type { Reasoner } from '../../reason/reasoner.js'
import { type DetectionRule, LOGSOURCE_PARTS } from '../../rule/rule.js'
import type { ProjectSide, SideRule } from './project-side.js'

/**
 * Returns the title of a rule that finds every event of a removed rule, or `undefined` if there is none, or none is known.
 * Only rules about the same log source, or a part of it, are compared.
 */
export function findCovering(
  { rule, pipelines: pipelinesBefore }: SideRule,
  before: ProjectSide,
  after: ProjectSide,
  reasoner: Reasoner,
): string | undefined {
  if (rule.kind !== 'detection') return undefined
  for (const { rule: other, pipelines } of after.rules.values()) {
    if (other.kind !== 'detection' || !coversLogsource(other, rule)) continue
    const indexes = { rules: after.index, rulesBefore: before.index }
    const { relation } = compareRules(rule, other, { ...indexes, pipelines, pipelinesBefore, reasoner })
    if (relation === 'same' || relation === 'wider') return other.metadata.title
  }
  return undefined
}

/** True if a rule applies to all events that the other applies to. */
const coversLogsource = ({ logsource }: DetectionRule, { logsource: other }: DetectionRule): boolean =>
  LOGSOURCE_PARTS.every((part) => logsource[part] === undefined || logsource[part] === other[part])
