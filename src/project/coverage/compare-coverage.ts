import type { AttackName } from './attack-matrix.js'
import type { Coverage, CoverageCounts } from './coverage.js'

/** The change of the coverage of a technique or subtechnique. */
export interface CoverageChange extends AttackName {
  /** `gained`: it had no rule. `lost`: it has none any more. `changed`: other counts, levels, tests or verdicts. */
  readonly kind: 'gained' | 'lost' | 'changed'
  readonly before: CoverageCounts
  readonly after: CoverageCounts
}

/** Compares two measurements: lost techniques first, then gained ones, then other changes, each by id. */
export function compareCoverage(before: Coverage, after: Coverage): readonly CoverageChange[] {
  const earlier = new Map(countsOf(before).map((counts) => [counts.id, counts]))
  const changes = countsOf(after).flatMap((counts): readonly CoverageChange[] => {
    const previous = earlier.get(counts.id)
    if (previous === undefined || sameCounts(previous, counts)) return []
    const kind = previous.rules === 0 ? 'gained' : counts.rules === 0 ? 'lost' : 'changed'
    return [{ id: counts.id, name: counts.name, kind, before: plainCounts(previous), after: plainCounts(counts) }]
  })
  return (['lost', 'gained', 'changed'] as const).flatMap((kind) => changes.filter((change) => change.kind === kind))
}

type NamedCounts = CoverageCounts & AttackName

const countsOf = ({ techniques }: Coverage): readonly NamedCounts[] =>
  techniques.flatMap((technique) => [technique, ...technique.subtechniques])

const plainCounts = ({ rules, bestLevel, tested, outputs }: NamedCounts): CoverageCounts => ({
  rules,
  bestLevel,
  tested,
  outputs,
})

const sameCounts = (a: NamedCounts, b: NamedCounts): boolean =>
  JSON.stringify(plainCounts(a)) === JSON.stringify(plainCounts(b))
