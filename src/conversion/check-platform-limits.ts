import type { Leaf } from '../emit/leaf.js'
import type { Plan } from '../emit/plan.js'
import type { PlatformLimit } from '../emit/platform-limit.js'
import { type Bool, forEachLeaf } from '../ir/bool.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source, Span } from '../text/source.js'

// Every JavaScript runtime has it; the core has the types of none.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** Whose limits they are, and where a warning is placed. */
export interface LimitedThing {
  readonly title: string
  readonly limits: readonly PlatformLimit[]
  readonly source: Source
  readonly span: Span
}

/** A warning for each limit of the target that a query exceeds. */
export const checkQueryLimits = (thing: LimitedThing, query: string, plans: readonly Plan[]): readonly Diagnostic[] =>
  check(thing, { characters: () => query.length, comparisons: () => comparisonsOf(plans) })

/** A warning for each limit of the format that an artifact exceeds. */
export const checkArtifactLimits = (thing: LimitedThing, text: string): readonly Diagnostic[] =>
  check(thing, { bytes: () => new TextEncoder().encode(text).length })

function check(
  { title, limits, source, span }: LimitedThing,
  counts: { readonly [Name in PlatformLimit['counts']]?: () => number },
): readonly Diagnostic[] {
  return limits.flatMap((limit) => {
    const count = counts[limit.counts]?.() ?? 0
    if (count <= limit.most) return []
    return [
      diagnose('platform-limit', source, span, [title, count, limit.counts, limit.most], {
        help: `${limit.because}: ${limit.page}`,
      }),
    ]
  })
}

function comparisonsOf(plans: readonly Plan[]): number {
  const queries = new Set<Bool<Leaf>>(plans.flatMap(({ stages }) => stages.map(({ query }) => query)))
  let count = 0
  for (const query of queries) forEachLeaf(query, () => count++)
  return count
}
