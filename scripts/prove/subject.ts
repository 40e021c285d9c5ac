import type { Expr } from '../../src/backend.js'
import { checkPlaceholders } from '../../src/convert/checks/check-rule.js'
import { compileMatcher, type DetectionRule, type Json, lowerRule, parseRules, type Source } from '../../src/index.js'

/** A rule with its meaning, as the reference matcher evaluates it. */
export interface Subject {
  readonly rule: DetectionRule
  readonly expr: Expr
  readonly matches: (event: Json) => boolean
}

/**
 * The rules of a source that can be evaluated. Rules with an unresolved placeholder, or a regular expression that
 * the matcher does not support, are omitted.
 */
export function subjectsOf(source: Source): readonly Subject[] {
  return parseRules(source).flatMap(({ rule }) => {
    if (rule?.kind !== 'detection') return []
    const { detection } = lowerRule(rule)
    if (detection === undefined || checkPlaceholders(source, detection.expr).length > 0) return []
    const { matcher } = compileMatcher(detection.expr, source)
    return matcher === undefined ? [] : [{ rule, expr: detection.expr, matches: matcher.matches }]
  })
}
