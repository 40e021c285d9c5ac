import { backends } from '../../../backends/index.js'
import { findPipeline, pipelineTexts } from '../../../pipelines/all.js'
import { prepareRule } from '../../../src/convert/prepare-rule.js'
import { joinVariants } from '../../../src/convert/variants/use-variants.js'
import { variantsFor } from '../../../src/convert/variants/variants-for.js'
import { compileMatcher, type DetectionRule, type Json } from '../../../src/index.js'
import { type Variant, variantsOf } from '../../../src/pipeline/variant.js'
import { hash, seeded } from '../../../src/witness/choose.js'
import { eventsFor } from '../events-for.js'
import type { EventSettings } from '../made-sets.js'
import type { Case } from '../prove.js'
import { subjectsOf } from '../subject.js'
import { pipelineRules, storedBy } from './pipeline-cases.js'

/**
 * Rules for each built-in pipeline with variants and each log source that at least two of them are about. The joined
 * query must find the events that the matcher of one variant finds, which does not know of the others.
 */
export const joinedCases = (settings: EventSettings): readonly Case[] =>
  pipelineRules().flatMap(({ pipelines, targets, source }) => {
    // The pipelines before the last one are those of a variant.
    const pipeline = findPipeline(pipelines.at(-1) ?? '')
    const { variants } = variantsOf(pipeline === undefined ? [] : [pipeline], findPipeline)
    const [subject] = subjectsOf(source)
    const own = subject === undefined ? [] : variantsFor(subject.rule, variants, undefined)
    return subject === undefined || own.length < 2 ? [] : joinedCase(subject.rule, own, targets, settings)
  })

function joinedCase(
  rule: DetectionRule,
  variants: readonly Variant[],
  targets: readonly string[],
  { events, seed }: EventSettings,
): readonly Case[] {
  const alone = variants.flatMap(({ pipelines }) => matcherWith(rule, { pipelines }) ?? [])
  const { query } = prepareRule(rule, undefined, { variants: joinVariants(variants) })
  if (alone.length < variants.length) return []
  const names = [...pipelineTexts].flatMap(([name, { name: file }]) =>
    variants.some(({ pipelines }) => pipelines.some(({ source }) => source.name === file)) ? [name] : [],
  )
  const stored = storedBy(names)
  const made = eventsFor(query.expr, events, seeded(seed ^ hash(rule.source.text)))
  // EQL asks for the category of an event by itself, and not every variant names its field.
  const targetNames = [...backends.keys()].filter((name) => targets.includes(name) && name !== 'eql')
  return [
    {
      subject: { rule, expr: query.expr, matches: (event) => alone.some((matches) => matches(event)) },
      events: made.map(({ about, event }) => ({ about, event: stored(event) })),
      processing: { pipelines: [], variants, targets: targetNames },
    },
  ]
}

function matcherWith(rule: DetectionRule, settings: { readonly pipelines: Variant['pipelines'] }) {
  const { query, processed } = prepareRule(rule, undefined, settings)
  const { matcher } = compileMatcher(query.expr, rule.source)
  return processed === undefined || matcher === undefined ? undefined : (event: Json) => matcher.matches(event)
}
