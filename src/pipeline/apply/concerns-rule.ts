import type { Bool } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
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

/** The names of the latest items: most steps change nothing, and the next one asks for the same names. */
let latest: { readonly detection: Bool<LoweredItem>; readonly names: ReadonlySet<string | null> } | undefined

function namesIn(detection: Bool<LoweredItem>): ReadonlySet<string | null> {
  if (latest?.detection === detection) return latest.names
  const names = new Set<string | null>()
  forEachField(detection, (name) => names.add(name))
  latest = { detection, names }
  return names
}
