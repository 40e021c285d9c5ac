import type { RuleHead } from '../backend/conversion.js'
import type { DetectionRule, LogSource } from '../rule/rule.js'

/** What a rule says of itself; `logsources` are those of all its rules, if it is a correlation. */
export const headOf = (
  { metadata, custom, logsource }: DetectionRule,
  logsources: readonly LogSource[] = [logsource],
): RuleHead => ({ metadata, custom, logsources })

/** Each log source once. */
export const distinct = (logsources: readonly LogSource[]): readonly LogSource[] => [
  ...new Map(logsources.map((one) => [JSON.stringify(one), one])).values(),
]
