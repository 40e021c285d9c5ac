import type { Loss } from '../../dialect/plan.js'
import type { DetectionRule } from '../../rule/rule.js'
import { spanWithin } from '../../rule/yaml/span-within.js'
import type { Span } from '../../text/source.js'

/** Returns the place of the value, or of the part of a regular expression that causes the loss. */
export function placeOf({ source }: Pick<DetectionRule, 'source'>, { predicate, at }: Loss): Span {
  // A value that a pipeline has changed does not appear in the rule.
  if (at === undefined || !('source' in predicate) || predicate.changedBy !== undefined) return predicate.span
  return spanWithin(source.text, { text: predicate.source, span: predicate.span }, at.start, at.end)
}
