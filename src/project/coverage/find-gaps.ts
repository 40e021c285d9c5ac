import { matrixTechniques } from './attack-matrix.js'
import type { CoverageRule } from './coverage.js'
import { isNamed, logSourceName, partsOf } from './log-source-name.js'
import { type TaggedRule, tagRule } from './measure-coverage.js'

/** The techniques that a set covers for other log sources, and not for one. */
export interface CoverageGaps {
  /** The name of the log source, as given. */
  readonly logsource: string
  /** The rules for the log source, and the techniques that they cover. */
  readonly rules: number
  readonly covered: number
  /** The techniques that rules for the compared log sources cover: those of the log source, and the gaps. */
  readonly comparable: number
  readonly gaps: readonly CoverageGap[]
}

/** A technique that rules for other log sources cover. */
export interface CoverageGap {
  readonly id: string
  readonly name: string
  /** The number of rules for other log sources. */
  readonly rules: number
  /** The other log sources, the nearest first: those that share most parts with the named one. */
  readonly logsources: readonly { readonly name: string; readonly rules: number }[]
}

/**
 * Finds the techniques that rules for other log sources cover and no rule for the named one does. Those that near log
 * sources cover come first, then those with the most rules. No data here says which log source can show a technique.
 * `peers` limits the comparison to named log sources; default: all.
 *
 * @example
 * findGaps([], 'windows/process_creation').gaps // []
 */
export function findGaps(
  rules: readonly CoverageRule[],
  logsource: string,
  peers: readonly string[] = [],
): CoverageGaps {
  const isHere = isNamed(logsource)
  const isPeer = peers.map(isNamed)
  const tagged = rules.map(tagRule)
  const here = tagged.filter(({ rule }) => rule.logsources.some(isHere))
  const covered = new Set(here.flatMap(({ parents }) => [...parents]))
  const wanted = partsOf(logsource)
  const places = new Map<string, Map<string, OtherSource>>()
  for (const { rule, parents } of tagged) {
    const others = rule.logsources.filter(
      (parts) => !isHere(parts) && (isPeer.length === 0 || isPeer.some((matches) => matches(parts))),
    )
    for (const id of others.length === 0 ? [] : parents) {
      if (covered.has(id) || !matrixTechniques.has(id)) continue
      const byName = places.get(id) ?? new Map<string, OtherSource>()
      places.set(id, byName)
      for (const name of new Set(others.map(logSourceName))) {
        const known = byName.get(name)
        const shared = partsOf(name).filter((part) => wanted.includes(part)).length
        byName.set(name, { name, shared, rules: (known?.rules ?? 0) + 1 })
      }
    }
  }
  const gaps = [...places].map(([id, byName]) => gapOf(id, [...byName.values()], tagged))
  return {
    logsource,
    rules: here.length,
    covered: covered.size,
    comparable: covered.size + gaps.length,
    gaps: gaps
      .sort((a, b) => b.shared - a.shared || b.gap.rules - a.gap.rules || (a.gap.id < b.gap.id ? -1 : 1))
      .map(({ gap }) => gap),
  }
}

interface OtherSource {
  readonly name: string
  /** The number of parts that it shares with the named log source. */
  readonly shared: number
  readonly rules: number
}

function gapOf(id: string, sources: OtherSource[], tagged: readonly TaggedRule[]) {
  sources.sort((a, b) => b.shared - a.shared || b.rules - a.rules || (a.name < b.name ? -1 : 1))
  const names = new Set(sources.map(({ name }) => name))
  const rules = tagged.filter(
    ({ rule, parents }) => parents.has(id) && rule.logsources.some((parts) => names.has(logSourceName(parts))),
  ).length
  const gap: CoverageGap = {
    id,
    name: matrixTechniques.get(id)?.name ?? id,
    rules,
    logsources: sources.map(({ name, rules: count }) => ({ name, rules: count })),
  }
  return { shared: sources[0]?.shared ?? 0, gap }
}
