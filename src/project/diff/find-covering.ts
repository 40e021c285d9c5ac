import { comparePrepared } from '../../convert/compare-rules.js'
import type { Reasoner } from '../../reason/reasoner.js'
import { hasParts } from '../../rule/rule.js'
import type { ProjectSide, SideRule } from './project-side.js'

/**
 * Returns the title of a rule that finds every event of a removed rule, or `undefined` if there is none, or none is known.
 * Only rules about the same log source, or a part of it, are compared.
 */
export function findCovering({ rule, prepared }: SideRule, after: ProjectSide, reasoner: Reasoner): string | undefined {
  if (rule.kind !== 'detection') return undefined
  for (const { rule: other, prepared: preparedOther } of after.rules.values()) {
    if (other.kind !== 'detection' || !hasParts(other.logsource, rule.logsource)) continue
    const { relation } = comparePrepared(prepared(), preparedOther(), reasoner)
    if (relation === 'same' || relation === 'wider') return other.metadata.title
  }
  return undefined
}
