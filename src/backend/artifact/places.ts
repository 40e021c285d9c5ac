import { normalTag } from '../../rule/metadata/read-tag.js'
import type { CorrelationRule, DetectionRule } from '../../rule/rule.js'
import type { Span } from '../../text/source.js'

type Rule = DetectionRule | CorrelationRule

/** Where a rule sets one of these options for itself; else the rule, since somebody else has set it. */
export const optionPlace = ({ options, sectionSpan }: Rule, platform: string, ...names: readonly string[]): Span =>
  options.find((one) => one.platform === platform && names.includes(one.name))?.span ?? sectionSpan

/** Where a tag stands in a rule; else the rule, since pipelines may bring tags along. */
export function tagPlace({ source, span, sectionSpan }: Rule, tag: string): Span {
  const words = source.text.slice(span.start, span.end).matchAll(/[^\s,'"[\]{}]+/g)
  const start = [...words].find(([word]) => normalTag(word) === tag)?.index
  return start === undefined ? sectionSpan : { start: span.start + start, end: span.start + start + tag.length }
}
