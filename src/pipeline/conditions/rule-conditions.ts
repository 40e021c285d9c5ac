import type { AnyEntry } from '../entry.js'
import type { ProcessedRule } from '../processed-rule.js'
import type { Test } from './condition-test.js'
import { ruleStepApplied } from './processing-item-applied.js'
import { processingState } from './processing-state.js'
import { containsDetectionItem } from './rule/contains-detection-item.js'
import { containsField } from './rule/contains-field.js'
import { isSigmaCorrelationRule, isSigmaRule } from './rule/is-sigma-rule.js'
import { logsource } from './rule/logsource.js'
import { ruleAttribute } from './rule/rule-attribute.js'
import { tag } from './rule/tag.js'

/** Conditions on the whole rule, by their names in `rule_conditions`. */
export const ruleConditions: Readonly<Record<string, AnyEntry<Test<ProcessedRule>>>> = {
  logsource,
  contains_detection_item: containsDetectionItem,
  contains_field: containsField,
  processing_item_applied: ruleStepApplied,
  processing_state: processingState(),
  is_sigma_rule: isSigmaRule,
  is_sigma_correlation_rule: isSigmaCorrelationRule,
  rule_attribute: ruleAttribute,
  tag,
}
