import type { Bool } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { keepLatest } from '../../text/keep-recent.js'
import type { Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'
import { forEachField } from './unmapped-fields.js'

/** False if a step neither changes nor refuses any field of a rule, which then need not be looked at. */
export function concernsRule(
  { mayConcern }: Pick<Step, 'mayConcern'>,
  { detection, rule: { metadata } }: Pick<ProcessedRule, 'detection' | 'rule'>,
): boolean {
  for (const name of namesIn(detection)) if (mayConcern(name)) return true
  return metadata.fields?.some((name) => mayConcern(name)) === true
}

/** The names of the items. Most steps change nothing, and the next one asks for the same names. */
const namesIn = keepLatest((detection: Bool<LoweredItem>): ReadonlySet<string | null> => {
  const names = new Set<string | null>()
  forEachField(detection, (name) => names.add(name))
  return names
})
