import type { CorrelationRule, DetectionRule } from '../../../src/rule/rule.js'
import type { Span } from '../../../src/text/source.js'

type Rule = DetectionRule | CorrelationRule

/** Where a rule says what it does with several events, or what is new; of any other rule its detection. */
export const measurePlace = (rule: Rule): Span =>
  rule.kind === 'detection' && rule.firstSeen !== undefined ? rule.firstSeen.span : rule.sectionSpan

/** Where a rule sets an option for itself; else the rule. */
export const optionPlace = ({ options, sectionSpan }: Rule, name: string): Span =>
  options.find((one) => one.platform === 'elastic' && one.name === name)?.span ?? sectionSpan

/** Where a tag stands in a rule; else the rule, since pipelines may bring tags along. */
export function tagPlace({ source, span, sectionSpan }: Rule, tag: string): Span {
  const words = source.text.slice(span.start, span.end).matchAll(/[^\s,'"[\]{}]+/g)
  const start = [...words].find(([word]) => word === tag)?.index
  return start === undefined ? sectionSpan : { start: span.start + start, end: span.start + start + tag.length }
}
