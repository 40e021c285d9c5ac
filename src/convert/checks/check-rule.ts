import type { Target } from '../../backend/backend.js'
import { forEachLeaf, someLeaf } from '../../ir/bool.js'
import { isPlaceholder, placeholders } from '../../ir/pattern.js'
import type { Expr, Keyword, Match, Predicate } from '../../ir/predicate.js'
import { isFilterFor } from '../../lower/apply-filters.js'
import { resolveRule } from '../../lower/resolve.js'
import { type DetectionRule, detectionsOf, type FilterRule } from '../../rule/rule.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import { sharedTargets } from '../../rule/shared-ids.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { type LimitSettings, limitsOf } from '../../text/limits.js'
import type { Source } from '../../text/source.js'

/** Checks that the target holds the events of the rule's product. */
export function checkProduct(
  rule: Pick<DetectionRule, 'source' | 'logsource' | 'productSpan'>,
  target: Pick<Target, 'title' | 'product'>,
): readonly Diagnostic[] {
  const { product } = rule.logsource
  if (target.product === undefined || product === undefined || product.toLowerCase() === target.product) return []
  return [diagnose('wrong-product', rule.source, rule.productSpan, [target.title, product, target.product])]
}

/** Returns one diagnostic for each placeholder that no pipeline replaces. */
export function checkPlaceholders(source: Source, expr: Expr): readonly Diagnostic[] {
  // Nearly every rule has none, and then nothing is created.
  if (!someLeaf(expr, hasPlaceholder)) return []
  const diagnostics: Diagnostic[] = []
  forEachLeaf(expr, (predicate) => {
    if (!hasPlaceholder(predicate)) return
    for (const name of placeholders(predicate.pattern))
      diagnostics.push(diagnose('unresolved-placeholder', source, predicate.span, [name]))
  })
  return diagnostics
}

const hasPlaceholder = (predicate: Predicate): predicate is Match | Keyword =>
  (predicate.kind === 'match' || predicate.kind === 'keyword') && predicate.pattern.some(isPlaceholder)

/** Warns of a filter that applies to no rule. */
export function checkFilter(filter: FilterRule, rules: RuleIndex, limits?: LimitSettings): readonly Diagnostic[] {
  const diagnostics = [...resolveRule(filter, limitsOf(limits)).diagnostics, ...sharedTargets(filter, rules)]
  const isUsed = rules.all.some((rule) => detectionsOf(rule).some((detection) => isFilterFor(filter, detection)))
  if (isUsed) return diagnostics
  const hasWildcard = filter.rules !== 'any' && filter.rules.some(({ name }) => name.includes('*'))
  const help = hasWildcard ? '`rules` has no wildcards; write `rules: any` for all rules of the log source' : undefined
  return [...diagnostics, diagnose('unused-filter', filter.source, filter.sectionSpan, [], { help })]
}
