import { techniques as attackTechniques, attackVersion } from '../../backend/artifact/attack.generated.js'
import { matrixTactics, matrixTechniques, techniqueStatus } from './attack-matrix.js'
import { countRules } from './count-rules.js'
import type { Coverage, CoverageRule, LogSourceCoverage, OutdatedTag, TechniqueCoverage } from './coverage.js'
import { logSourceName } from './log-source-name.js'
import { type RuleTechniques, techniquesOf } from './rule-techniques.js'

/** A rule with what its tags name. */
export interface TaggedRule {
  readonly rule: CoverageRule
  readonly tags: RuleTechniques
  /** The ids of techniques without subtechniques: those that it names, and those of subtechniques. */
  readonly parents: ReadonlySet<string>
}

/**
 * Measures what rules cover of ATT&CK. A rule counts for each technique that it names. A rule of a subtechnique also
 * counts for the technique, and a rule of a technique for each of its tactics, whichever of them the rule names.
 * `outputs` are the names of the outputs, in their order.
 *
 * @example
 * measureCoverage([], []).techniques.length // 222
 */
export function measureCoverage(rules: readonly CoverageRule[], outputs: readonly string[]): Coverage {
  const tagged = rules.map(tagRule)
  const techniques = [...matrixTechniques.values()].map(({ id, name, tactics, subtechniques }): TechniqueCoverage => {
    const own = tagged.filter(({ parents }) => parents.has(id))
    return {
      id,
      name,
      tactics,
      ...countRules(own, outputs),
      subtechniques: subtechniques.map((sub) => ({
        ...sub,
        ...countRules(
          own.filter(({ tags }) => tags.techniques.has(sub.id)),
          outputs,
        ),
      })),
    }
  })
  const covered = new Set(techniques.filter((technique) => technique.rules > 0).map(({ id }) => id))
  return {
    attack: { version: attackVersion, source: SOURCE },
    rules: rules.length,
    withoutTechnique: tagged.filter(({ parents }) => parents.size === 0).length,
    outputs,
    tactics: matrixTactics.map(({ id, name, techniques: ids }) => {
      const own = tagged.filter(({ tags, parents }) => tags.tactics.has(id) || ids.some((other) => parents.has(other)))
      return {
        id,
        name,
        ...countRules(own, outputs),
        techniques: ids,
        covered: ids.filter((other) => covered.has(other)).length,
      }
    }),
    techniques,
    outdatedTags: outdatedTagsOf(tagged),
    products: sourcesOf(tagged, (rule) => rule.logsources.map(({ product = '' }) => product)),
    logsources: sourcesOf(tagged, (rule) => rule.logsources.map(logSourceName)),
  }
}

const SOURCE =
  'MITRE ATT&CK for Enterprise. © The MITRE Corporation. Reproduced and distributed with the permission of The MITRE Corporation.'

/** Reads the tags of a rule. */
export function tagRule(rule: CoverageRule): TaggedRule {
  const tags = techniquesOf(rule.tags)
  return { rule, tags, parents: new Set([...tags.techniques].map((id) => id.slice(0, 'T0000'.length))) }
}

/** Returns each tag that is not current, the most used first. */
function outdatedTagsOf(rules: readonly TaggedRule[]): readonly OutdatedTag[] {
  const counts = new Map<string, { readonly kind: OutdatedTag['kind']; rules: number }>()
  for (const { tags } of rules) {
    for (const { tag, kind } of tags.outdated) {
      const known = counts.get(tag)
      if (known === undefined) counts.set(tag, { kind, rules: 1 })
      else known.rules++
    }
  }
  return [...counts]
    .map(([tag, { kind, rules: count }]): OutdatedTag => {
      const status = techniqueStatus(tag.slice('attack.'.length).toUpperCase())
      const by = status.kind === 'replaced' ? { id: status.by, name: techniqueName(status.by) } : undefined
      return { tag, kind, ...(by === undefined ? {} : { by }), rules: count }
    })
    .sort((a, b) => b.rules - a.rules || (a.tag < b.tag ? -1 : 1))
}

/** Returns the name of a technique or subtechnique; its id if there is none. */
function techniqueName(id: string): string {
  const parent = matrixTechniques.get(id.slice(0, 'T0000'.length))
  const found = parent?.id === id ? parent : parent?.subtechniques.find((sub) => sub.id === id)
  return found?.name ?? attackTechniques[id]?.name ?? id
}

/** Counts rules and their techniques by a name. A rule of several log sources counts in each. */
function sourcesOf(
  rules: readonly TaggedRule[],
  namesOf: (rule: CoverageRule) => readonly string[],
): readonly LogSourceCoverage[] {
  const counts = new Map<string, { rules: number; readonly techniques: Set<string> }>()
  for (const { rule, parents } of rules) {
    for (const name of new Set(namesOf(rule))) {
      const count = counts.get(name) ?? { rules: 0, techniques: new Set() }
      counts.set(name, count)
      count.rules++
      for (const id of parents) count.techniques.add(id)
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, rules: count.rules, techniques: count.techniques.size }))
    .sort((a, b) => b.rules - a.rules || (a.name < b.name ? -1 : 1))
}
