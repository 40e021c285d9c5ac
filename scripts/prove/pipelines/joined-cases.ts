import { backends } from '../../../backends/index.js'
import { findPipeline, pipelineTexts } from '../../../pipelines/all.js'
import { prepareRule } from '../../../src/convert/prepare-rule.js'
import { joinVariants } from '../../../src/convert/variants/use-variants.js'
import { variantsFor } from '../../../src/convert/variants/variants-for.js'
import { compileMatcher, type DetectionRule, type Json } from '../../../src/index.js'
import { type Variant, variantsOf } from '../../../src/pipeline/variant.js'
import { hash, seeded } from '../../../src/witness/choose.js'
import { eventsFor } from '../events-for.js'
import { type EventObject, eventWith, valuesIn } from '../fixed/event-values.js'
import type { EventSettings } from '../made-sets.js'
import type { Case } from '../prove.js'
import { subjectsOf } from '../subject.js'
import { pipelineRules, storedBy } from './pipeline-cases.js'

/**
 * Rules for each built-in pipeline with variants and each log source that at least two of them are about. The joined
 * query must find the events that the matcher of one variant finds, which does not know of the others.
 */
export function joinedCases(settings: EventSettings): readonly Case[] {
  const variants = new Map([...pipelineTexts.keys()].map((name) => [name, variantsOfPipeline(name)]))
  const withVariants = [...variants].filter(([, named]) => named.length > 0).map(([name]) => name)
  return pipelineRules(withVariants).flatMap(({ pipelines, targets, source }) => {
    const [subject] = subjectsOf(source)
    // The pipelines before the last one are those of a variant.
    const named = variants.get(pipelines.at(-1) ?? '') ?? []
    const own = subject === undefined ? [] : variantsFor(subject.rule, named, undefined)
    return subject === undefined || own.length < 2 ? [] : joinedCase(subject.rule, own, targets, settings)
  })
}

function variantsOfPipeline(name: string): readonly Variant[] {
  const pipeline = findPipeline(name)
  return pipeline === undefined ? [] : variantsOf([pipeline], findPipeline).variants
}

function joinedCase(
  rule: DetectionRule,
  variants: readonly Variant[],
  targets: readonly string[],
  { events, seed }: EventSettings,
): readonly Case[] {
  const ways = variants.flatMap(({ pipelines }) => wayWith(rule, pipelines) ?? [])
  const { query } = prepareRule(rule, undefined, { variants: joinVariants(variants) })
  if (ways.length < variants.length) return []
  const names = [...pipelineTexts].flatMap(([name, { name: file }]) =>
    variants.some(({ pipelines }) => pipelines.some(({ source }) => source.name === file)) ? [name] : [],
  )
  const stored = storedBy(names)
  const made = eventsFor(query.expr, events, seeded(seed ^ hash(rule.source.text))).map(({ about, event }) => ({
    about,
    event: stored(event),
  }))
  const caseOf = (own: readonly string[], matches: (event: Json) => boolean, all: Case['events']): Case => ({
    subject: { rule, expr: query.expr, matches },
    events: all,
    processing: { pipelines: [], variants, targets: own },
  })
  const others = [...backends.keys()].filter((name) => targets.includes(name) && name !== 'eql')
  const joined = caseOf(others, (event) => ways.some(({ matches }) => matches(event)), made)
  if (!targets.includes('eql')) return [joined]
  // EQL asks for the category of an event by itself, also where a pipeline names no field for it.
  const inCategory = (event: Json): boolean =>
    ways.some(({ matches, category }) => matches(event) && (category === undefined || categoryOf(event) === category))
  const categories = [...new Set([...ways.flatMap(({ category }) => category ?? []), 'other'])]
  const withCategories = made.flatMap(({ about, event }) =>
    categories.map((category) => ({ about, event: withCategory(event as EventObject, category) })),
  )
  return [joined, caseOf(['eql'], inCategory, withCategories)]
}

const CATEGORY = 'event.category'

const withCategory = (event: EventObject, category: string): EventObject =>
  eventWith(event, CATEGORY, category, CATEGORY in event ? 'dotted' : 'nested')

const categoryOf = (event: Json): Json | undefined => valuesIn(event, CATEGORY)[0]

/** A variant alone: its matcher, and the event category that its pipelines set. */
interface Way {
  readonly matches: (event: Json) => boolean
  readonly category: string | undefined
}

function wayWith(rule: DetectionRule, pipelines: Variant['pipelines']): Way | undefined {
  const { query, processed } = prepareRule(rule, undefined, { pipelines })
  const { matcher } = compileMatcher(query.expr, rule.source)
  if (processed === undefined || matcher === undefined) return undefined
  const { category } = processed.state
  return { matches: (event) => matcher.matches(event), category: typeof category === 'string' ? category : undefined }
}
