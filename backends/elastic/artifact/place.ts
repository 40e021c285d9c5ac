import type { CorrelationRule, DetectionRule } from '../../../src/rule/rule.js'
import type { Span } from '../../../src/text/source.js'

type Rule = DetectionRule | CorrelationRule

/** Where a rule says what it does with several events, or what is new; of any other rule its detection. */
export const measurePlace = (rule: Rule): Span =>
  rule.kind === 'detection' && rule.firstSeen !== undefined ? rule.firstSeen.span : rule.sectionSpan
