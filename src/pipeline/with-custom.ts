import type { Data } from '../rule/yaml/data.js'
import type { ProcessedRule } from './processed-rule.js'
import { sameData } from './same-data.js'

/** Sets a custom key of the rule; returns the same object if the key has this value. */
export function withCustom(processed: ProcessedRule, key: string, value: Data): ProcessedRule {
  const { rule } = processed
  if (sameData(rule.custom[key], value)) return processed
  const custom = Object.assign(Object.create(null), rule.custom, { [key]: value })
  return { ...processed, rule: { ...rule, custom } }
}
