import type { RuleHead } from '../emit/conversion.js'
import type { DetectionRule, LogSource } from '../rule/rule.js'

/** What a rule says of itself; `logsources` are those of all its rules, if it is a correlation. */
export function headOf(
  { metadata, custom, logsource }: DetectionRule,
  logsources: readonly LogSource[] = [logsource],
): RuleHead {
  const known = new Map(logsources.map((one) => [JSON.stringify(one), one]))
  return { metadata, custom, logsources: [...known.values()] }
}
