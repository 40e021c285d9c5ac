import { normalText } from '../../ir/normal-text.js'
import type { Expr } from '../../ir/predicate.js'
import { itemsToExpr } from '../../lower/items-to-expr.js'
import { resolveRule, type Searches } from '../../lower/resolve.js'
import type { Correlation } from '../../rule/correlation.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { DetectionRule, Rule } from '../../rule/rule.js'
import { ignoreDiagnostics } from '../../text/collect-diagnostics.js'
import { alwaysHolds } from './always-holds.js'

/** Decides whether two expressions hold for the same events; false also if this is unknown. */
export type Equivalence = (before: Expr, after: Expr) => boolean

/** True if the documents have the same rules, apart from metadata, and each rule the same meaning. */
export const haveSameMeaning = (
  before: readonly RuleDocument[],
  after: readonly RuleDocument[],
  equivalent: Equivalence,
): boolean =>
  before.length === after.length &&
  before.every((document, index) => {
    const other = after[index]?.rule
    // A document with errors has no meaning that a fix could change.
    return document.rule === undefined || (other !== undefined && isSameRule(document.rule, other, equivalent))
  })

function isSameRule(before: Rule, after: Rule, equivalent: Equivalence): boolean {
  if (before.kind === 'correlation')
    return (
      after.kind === 'correlation' &&
      factsOf(withoutNeedless(before.correlation)) === factsOf(withoutNeedless(after.correlation)) &&
      before.ownRules.length === after.ownRules.length &&
      before.ownRules.every((rule, index) => isSameRule(rule, after.ownRules[index] ?? before, equivalent))
    )
  if (after.kind === 'correlation' || before.kind !== after.kind) return false
  if (before.kind === 'filter' && after.kind === 'filter' && factsOf(before.rules) !== factsOf(after.rules))
    return false
  return (
    logsourceOf(before) === logsourceOf(after) &&
    firstSeenOf(before) === firstSeenOf(after) &&
    isSameCondition(before, after, equivalent)
  )
}

function isSameCondition(before: Searches, after: Searches, equivalent: Equivalence): boolean {
  const [first, second] = [exprOf(before), exprOf(after)]
  return normalText(first) === normalText(second) || equivalent(first, second)
}

const exprOf = (rule: Searches): Expr => itemsToExpr(rule.source, resolveRule(rule).detection, ignoreDiagnostics)

const firstSeenOf = (rule: Rule): string =>
  rule.kind === 'detection' && rule.firstSeen !== undefined ? factsOf(rule.firstSeen) : ''

const logsourceOf = ({ logsource }: Pick<DetectionRule, 'logsource'>): string =>
  [logsource.category, logsource.product, logsource.service].map((part) => part ?? '').join('\n')

/** The correlation without the comparisons that hold for every event. */
function withoutNeedless(correlation: Correlation): Correlation {
  const { type, condition } = correlation
  if (condition.kind !== 'count') return correlation
  const comparisons = condition.comparisons.filter((comparison) => !alwaysHolds(type, comparison))
  return { ...correlation, condition: { ...condition, comparisons } }
}

/** Writes a value without the places in it. */
const factsOf = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (/^span|Span$|^spans$/.test(key) ? undefined : inner))
