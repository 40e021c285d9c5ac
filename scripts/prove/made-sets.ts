import { backends } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/find-pipeline.js'
import { prepareRule } from '../../src/convert/prepare-rule.js'
import { compileMatcher, type Json, type Source } from '../../src/index.js'
import { hash, seeded } from '../../src/witness/choose.js'
import { eventsFor } from './events-for.js'
import { valuesIn } from './fixed/event-values.js'
import { type FixedRule, fixedRules } from './fixed/fixed-rules.js'
import { joinedCases } from './pipelines/joined-cases.js'
import { type PipelineRule, pipelineRules } from './pipelines/pipeline-cases.js'
import type { Case } from './prove.js'
import { randomRules } from './random-rules.js'
import { type Subject, subjectsOf } from './subject.js'

/** The rules of one origin, each with its events. */
export interface CaseSet {
  /** Title on the page, in Markdown. */
  readonly title: string
  /** True if scripts made the rules, in spellings that other readers of rules may not accept. */
  readonly isMade?: boolean
  readonly cases: readonly Case[]
}

/** The maximum number of events for a rule, and the seed of the random ones. */
export interface EventSettings {
  readonly events: number
  readonly seed: number
}

/** The rules that every proof contains. */
export const fixedSet = (): CaseSet => ({
  title: '[the fixed set](#the-fixed-set)',
  isMade: true,
  cases: fixedRules().map(fixedCase),
})

/** Rules for every built-in pipeline and each of its log sources. */
export const pipelineSet = (settings: EventSettings): CaseSet => ({
  title: '[built-in pipelines](#pipelines)',
  cases: [...pipelineRules().flatMap((rule) => pipelineCase(rule, settings)), ...joinedCases(settings)],
  isMade: true,
})

const hasCategory = (event: Json): boolean => valuesIn(event, 'event.category').length > 0

/**
 * A rule with its pipelines. Where the second reader of pipelines does not know a step, the processed rule of
 * the compiler decides.
 */
export function pipelineCase(
  { pipelines: names, targets, source, stored, known: knownMeaning }: PipelineRule,
  { events, seed }: EventSettings,
): readonly Case[] {
  const pipelines = names.flatMap((name) => findPipeline(name) ?? [])
  const [subject] = subjectsOf(source)
  if (subject === undefined) return []
  const known = knownMeaning()
  // EQL asks for the category of an event by itself, and only some pipelines name its field.
  const backendNames = [...backends.keys()].filter(
    (name) => (targets.length === 0 || targets.includes(name)) && (name !== 'eql' || hasCategory(known?.events[0])),
  )
  const processing = { pipelines, targets: backendNames }
  if (known !== undefined) {
    const made = known.events.map((event) => ({ about: 'a sample', event: stored(event) }))
    return [{ subject: { ...subject, matches: known.matches }, events: made, processing }]
  }
  const { query, processed } = prepareRule(subject.rule, undefined, { pipelines })
  const { matcher } = compileMatcher(query.expr, source)
  if (processed === undefined || matcher === undefined) return []
  const choose = seeded(seed ^ hash(source.text))
  return [
    {
      subject: { rule: subject.rule, expr: query.expr, matches: matcher.matches },
      events: eventsFor(query.expr, events, choose).map(({ about, event }) => ({ about, event: stored(event) })),
      processing,
    },
  ]
}

export const randomSet = ({ events, seed, random }: EventSettings & { readonly random: number }): CaseSet => ({
  ...setOf(`random rules, seed ${seed}`, randomRules(random, seed), { events, seed }),
  isMade: true,
})

/** The rules of sources, with events for each; recorded events are found by the id of their rule. */
export function setOf(
  title: string,
  sources: readonly Source[],
  { events, seed }: EventSettings,
  recorded: ReadonlyMap<string, readonly Json[]> = new Map(),
): CaseSet {
  const caseOf = (subject: Subject): Case => {
    const recordedForRule = recorded.get(subject.rule.metadata.id ?? '') ?? []
    return {
      subject,
      events: eventsFor(subject.expr, events, seeded(seed ^ hash(subject.rule.source.text)), recordedForRule),
    }
  }
  return { title, cases: sources.flatMap(subjectsOf).map(caseOf) }
}

/** A rule of the fixed set, which knows its own meaning. Throws if the rule cannot be read. */
export function fixedCase({ source, matches, events }: FixedRule): Case {
  const [subject] = subjectsOf(source)
  if (subject === undefined) throw new Error(`${source.name} cannot be read:\n${source.text}`)
  return { subject: { ...subject, matches }, events: events.map((event) => ({ about: 'a sample', event })) }
}
