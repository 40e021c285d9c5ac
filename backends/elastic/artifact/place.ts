import type { CorrelationRule, DetectionRule } from '../../../src/rule/rule.js'
import type { Span } from '../../../src/text/source.js'

type Rule = DetectionRule | CorrelationRule

/** The place of a rule's first-seen or correlation settings; for other rules, of the detection. */
export const measurePlace = (rule: Rule): Span =>
  rule.kind === 'detection' && rule.firstSeen !== undefined ? rule.firstSeen.span : rule.sectionSpan
