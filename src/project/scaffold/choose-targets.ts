import { findPipeline } from '../../../pipelines/find-pipeline.js'
import { suggestPipelines } from '../../../pipelines/suggest-pipelines.js'
import type { LoadedBackend } from '../../backend/loaded-backend.js'
import type { LoadedTargets } from '../../backend/targets.js'
import { convertRule } from '../../convert/convert-rule.js'
import { allowsTarget } from '../../pipeline/allows-target.js'
import { detectionsOf, type Rule } from '../../rule/rule.js'
import { indexRules, type RuleIndex } from '../../rule/rule-index.js'
import { RULES_FOR_TARGETS, SHARE_OF_BEST } from '../project-limits.js'
import type { FoundContent } from './find-content.js'
import { usable, usedPipelines } from './used-pipelines.js'

/** Targets that search the same data in different languages; each rule needs only one of them. */
export type TargetGroup = readonly LoadedBackend[]

/** The targets that suit a folder. */
export interface ChosenTargets {
  readonly groups: readonly TargetGroup[]
  /** Other targets that suit the folder about as well. */
  readonly others: readonly TargetGroup[]
}

/** A group of which each language converts rules that the ones before it cannot convert. */
interface RankedGroup {
  readonly group: TargetGroup
  /** Number of rules that one of the languages converts. */
  readonly converted: number
  /** Number of assumptions of these rules, each in the language that suits it. */
  readonly assumed: number
}

/**
 * Chooses targets for a folder: those that its own pipelines are for, or else those that convert most rules with
 * pipelines made for them, with the fewest assumptions. Returns none if nothing suggests one.
 */
export function chooseTargets(content: FoundContent, targets: LoadedTargets): ChosenTargets {
  const all = [...targets.values()]
  const pipelines = content.pipelines.filter((pipeline) => pipeline.targets.length > 0)
  const named = all.filter((target) => pipelines.some((pipeline) => allowsTarget(pipeline.targets, target)))
  const ranked = groupTargets(named.length > 0 ? named : all).map((group) => rank(group, content))
  if (named.length > 0) return { groups: ranked.map(({ group }) => group), others: [] }
  const most = Math.max(1, ...ranked.map(({ converted }) => converted))
  const [best] = ranked.filter(({ converted }) => converted === most).toSorted((a, b) => a.assumed - b.assumed)
  const others = ranked.filter((other) => other !== best && other.converted >= most * SHARE_OF_BEST)
  return best === undefined
    ? { groups: [], others: [] }
    : { groups: [best.group], others: others.map(({ group }) => group) }
}

/** Joins the targets that search the same data, in their order. */
export function groupTargets(targets: readonly LoadedBackend[]): readonly TargetGroup[] {
  const groups: LoadedBackend[][] = []
  for (const target of targets) {
    const siblings = new Set(target.siblings?.().map(({ name }) => name))
    const group = groups.find((candidates) => candidates.some(({ name }) => siblings.has(name)))
    if (group === undefined) groups.push([target])
    else group.push(target)
  }
  return groups
}

/**
 * Takes the language that suits most rules, then the one that suits most of the rest, and so on. Of the languages that
 * convert a rule, those with the fewest assumptions suit it.
 */
function rank(group: TargetGroup, content: FoundContent): RankedGroup {
  const sample = sampleOf(content.parsed)
  const rules = indexRules(content.parsed)
  const assumptions = new Map(group.map((target) => [target, assumptionsOf(target, sample, content, rules)]))
  const fewest = (rule: Rule): number => Math.min(...[...assumptions.values()].map((own) => own.get(rule) ?? Infinity))
  const open = new Set(sample.filter((rule) => fewest(rule) < Infinity))
  const converted = open.size
  const assumed = [...open].reduce((sum, rule) => sum + fewest(rule), 0)
  const ranked: LoadedBackend[] = []
  while (open.size > 0) {
    const gains = group.map((target) => {
      const suited = [...open].filter((rule) => assumptions.get(target)?.get(rule) === fewest(rule))
      return { target, gain: suited.length }
    })
    const [best] = gains.toSorted((a, b) => b.gain - a.gain)
    if (best === undefined) break
    ranked.push(best.target)
    for (const rule of assumptions.get(best.target)?.keys() ?? []) open.delete(rule)
  }
  return { group: ranked.length === 0 ? group : ranked, converted, assumed }
}

/**
 * Returns the rules that a target converts, with the number of assumptions. A pipeline for the target handles their log
 * sources.
 */
function assumptionsOf(
  target: LoadedBackend,
  sample: readonly Rule[],
  content: FoundContent,
  rules: RuleIndex,
): ReadonlyMap<Rule, number> {
  const handled = sample.filter((rule) => detectionsOf(rule).every((detection) => isHandled(detection, target)))
  if (handled.length === 0) return new Map()
  const pipelines = usedPipelines(target, content).flatMap(({ pipeline }) => pipeline ?? [])
  const settings = { pipelines, rules, unmappedLogsource: 'error', unmapped: 'ignore' } as const
  const conversions = handled.map((rule) => ({ rule, conversion: convertRule(rule, target, settings) }))
  return new Map(
    conversions.flatMap(({ rule, conversion: { query, assumptions } }) =>
      query === null ? [] : [[rule, assumptions.length]],
    ),
  )
}

/** A pipeline for every target makes no difference: it knows neither the fields nor the names of a platform. */
function isHandled(rule: Parameters<typeof suggestPipelines>[0], target: LoadedBackend): boolean {
  if (target.product !== undefined) return rule.logsource.product?.toLowerCase() === target.product
  return usable(suggestPipelines(rule, target)).some(({ name, before }) =>
    [name, before].some((each) => each !== null && (findPipeline(each)?.allowedBackends.length ?? 0) > 0),
  )
}

/** Returns rules at equal distances: a large folder needs no conversion of each rule to choose a language. */
function sampleOf(rules: readonly Rule[]): readonly Rule[] {
  const convertible = rules.filter(({ kind }) => kind !== 'filter')
  const step = Math.max(1, convertible.length / RULES_FOR_TARGETS)
  return convertible.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
