import type { DetectionRule, Json } from '../../src/index.js'
import { seeded } from '../../src/witness/choose.js'
import { eventsFor } from './events-for.js'
import type { Case, Disagreement } from './prove.js'
import { ruleText } from './rule-text.js'
import { smallerEvents } from './smaller-events.js'
import { smallerRules } from './smaller-rules.js'
import { subjectsOf } from './subject.js'

/** What still disagrees in a rule alone. */
export type Disagreements = (one: Case) => Promise<readonly Disagreement[]>

/** Tries before the smallest so far is good enough. */
const TRIES = 2_000
/** Events that are made for a smaller rule, since what fitted the larger one may not fit it. */
const MADE = 12

/**
 * The smallest rule and event that still disagree in the same way: greedy, so that nothing can be left out of them alone. The rule is read
 * from its text each time, so that what is printed is what disagrees.
 */
export async function shrink(start: Disagreement, disagreements: Disagreements): Promise<Disagreement> {
  let tries = 0
  let smallest = start
  const attempt = async (rule: DetectionRule, event: Json, made: number): Promise<boolean> => {
    if (tries++ >= TRIES) return false
    const [subject] = subjectsOf({ name: 'shrunk.yml', text: ruleText(rule) })
    if (subject === undefined) return false
    const events = [{ about: 'what disagreed', event }, ...eventsFor(subject.expr, made, seeded(1))]
    const found = (await disagreements({ subject, events })).find((one) => isAlike(one, start))
    smallest = found ?? smallest
    return found !== undefined
  }
  const step = async (): Promise<boolean> => {
    for (const rule of smallerRules(smallest.subject.rule))
      if (await attempt(rule, eventOf(smallest), MADE)) return true
    for (const event of smallerEvents(eventOf(smallest)))
      if (await attempt(smallest.subject.rule, event, 0)) return true
    return false
  }
  await attempt(start.subject.rule, eventOf(start), 0)
  while (await step());
  return smallest
}

/** Refused both, or both with a rule that matches, or not. */
const isAlike = ({ found }: Disagreement, { found: other }: Disagreement): boolean =>
  found.kind === 'verdict' && other.kind === 'verdict' ? found.wanted === other.wanted : found.kind === other.kind

const eventOf = ({ found }: Disagreement): Json => (found.kind === 'verdict' ? found.event : {})
