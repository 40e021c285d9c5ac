import type { DetectionRule, Json } from '../../src/index.js'
import { seeded } from '../../src/witness/choose.js'
import { eventsFor } from './events-for.js'
import type { Case } from './prove.js'
import { ruleText } from './rule-text.js'
import { smallerEvents } from './smaller-events.js'
import { smallerRules } from './smaller-rules.js'
import { type Subject, subjectsOf } from './subject.js'

/** A disagreement about a rule, or about its verdict on an event. */
export interface Shrinkable {
  readonly subject: Subject
  readonly difference:
    | { readonly kind: 'refusal' }
    | { readonly kind: 'verdict'; readonly event: Json; readonly wanted: boolean }
}

/** Maximum number of tries. */
const TRIES = 2_000
/** Number of events to generate for a smaller rule, because those of the larger rule may not fit. */
const EVENTS_PER_TRY = 12

/**
 * The smallest rule and event that still disagree in the same way. The search is greedy: no single part can be removed.
 * It reads each rule from its text, so that the printed rule is the one that disagrees.
 */
export async function shrink<Found extends Shrinkable>(
  start: Found,
  disagreements: (disagreement: Case) => Promise<readonly Found[]>,
): Promise<Found> {
  let tries = 0
  let smallest = start
  const attempt = async (rule: DetectionRule, event: Json, eventCount: number): Promise<boolean> => {
    if (tries++ >= TRIES) return false
    const [subject] = subjectsOf({ name: 'shrunk.yml', text: ruleText(rule) })
    if (subject === undefined) return false
    const events = [{ about: 'what disagreed', event }, ...eventsFor(subject.expr, eventCount, seeded(1))]
    const difference = (await disagreements({ subject, events })).find((disagreement) => isAlike(disagreement, start))
    smallest = difference ?? smallest
    return difference !== undefined
  }
  const step = async (): Promise<boolean> => {
    for (const rule of smallerRules(smallest.subject.rule))
      if (await attempt(rule, eventOf(smallest), EVENTS_PER_TRY)) return true
    for (const event of smallerEvents(eventOf(smallest)))
      if (await attempt(smallest.subject.rule, event, 0)) return true
    return false
  }
  await attempt(start.subject.rule, eventOf(start), 0)
  while (await step());
  return smallest
}

/** True if both disagreements are rejections, or both concern a rule that matches, or both one that does not. */
const isAlike = ({ difference }: Shrinkable, { difference: other }: Shrinkable): boolean =>
  difference.kind === 'verdict' && other.kind === 'verdict'
    ? difference.wanted === other.wanted
    : difference.kind === other.kind

const eventOf = ({ difference }: Shrinkable): Json => (difference.kind === 'verdict' ? difference.event : {})
