import type { Json, Source } from '../../src/index.js'
import { hash, seeded } from '../../src/witness/choose.js'
import { eventsFor } from './events-for.js'
import { type FixedRule, fixedRules } from './fixed/fixed-rules.js'
import type { Case } from './prove.js'
import { randomRules } from './random-rules.js'
import { type Subject, subjectsOf } from './subject.js'

/** The rules of one origin, each with its events. */
export interface CaseSet {
  /** Title on the page, in Markdown. */
  readonly title: string
  readonly cases: readonly Case[]
}

/** How many events a rule gets at most, and the seed for what is random in them. */
export interface EventSettings {
  readonly events: number
  readonly seed: number
}

/** The rules that every proof contains. */
export const fixedSet = (): CaseSet => ({
  title: '[the fixed set](#the-fixed-set)',
  cases: fixedRules().map(fixedCase),
})

export const randomSet = ({ events, seed, random }: EventSettings & { readonly random: number }): CaseSet =>
  setOf(`random rules, seed ${seed}`, randomRules(random, seed), { events, seed })

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
