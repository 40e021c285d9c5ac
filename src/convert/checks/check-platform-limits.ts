import type { Target } from '../../backend/backend.js'
import type { Format } from '../../backend/format.js'
import type { PlatformLimit } from '../../backend/platform-limit.js'
import type { Leaf } from '../../dialect/leaf.js'
import type { Plan } from '../../dialect/plan.js'
import { type Bool, countLeaves } from '../../ir/bool.js'
import type { Rule } from '../../rule/rule.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { utf8Bytes } from '../../text/utf8.js'

/** Returns a warning for each limit of the target that a query exceeds, at the section of its rule. */
export const checkQueryLimits = (
  { title, limits = [] }: Pick<Target, 'title' | 'limits'>,
  rule: LimitedRule,
  query: string,
  plans: readonly Plan[],
): readonly Diagnostic[] =>
  check(title, limits, rule, { characters: () => query.length, comparisons: () => comparisonsOf(plans) })

/** Returns a warning for each limit of the format that an artifact exceeds, at the section of its rule. */
export const checkArtifactLimits = (
  { title }: Pick<Target, 'title'>,
  { limits = [] }: Pick<Format, 'limits'>,
  rule: LimitedRule,
  text: string,
): readonly Diagnostic[] => check(title, limits, rule, { bytes: () => utf8Bytes(text).length })

type LimitedRule = Pick<Rule, 'source' | 'sectionSpan'>

function check(
  title: string,
  limits: readonly PlatformLimit[],
  { source, sectionSpan }: LimitedRule,
  counts: { readonly [Name in PlatformLimit['counts']]?: () => number },
): readonly Diagnostic[] {
  return limits.flatMap((limit) => {
    const count = counts[limit.counts]?.() ?? 0
    if (count <= limit.maximum) return []
    return [
      diagnose('platform-limit', source, sectionSpan, [title, count, limit.counts, limit.maximum], {
        help: `${limit.because}: ${limit.page}`,
      }),
    ]
  })
}

/** Counts the comparisons of the queries of plans. */
export function comparisonsOf(plans: readonly Plan[]): number {
  const queries = new Set<Bool<Leaf>>()
  for (const { stages } of plans) for (const { query } of stages) queries.add(query)
  let count = 0
  for (const query of queries) count += countLeaves(query)
  return count
}
