import { normalTag } from '../../rule/metadata/normal-tag.js'
import type { CorrelationRule, DetectionRule } from '../../rule/rule.js'
import type { Span } from '../../text/source.js'

type Rule = DetectionRule | CorrelationRule

/**
 * Returns the place where a rule sets one of these options; else the place of the rule, since the value comes from
 * elsewhere.
 */
export const optionPlace = ({ options, sectionSpan }: Rule, platform: string, ...names: readonly string[]): Span =>
  options.find((option) => option.platform === platform && names.includes(option.name))?.span ?? sectionSpan

/** Returns the place of a tag in a rule; else that of the rule, since pipelines may add tags. */
export function tagPlace({ source, span, sectionSpan }: Rule, tag: string): Span {
  const words = source.text.slice(span.start, span.end).matchAll(/[^\s,'"[\]{}]+/g)
  const start = [...words].find(([word]) => normalTag(word) === tag)?.index
  return start === undefined ? sectionSpan : { start: span.start + start, end: span.start + start + tag.length }
}
