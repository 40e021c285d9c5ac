import { hasSeveralValues } from '../../reason/decide.js'
import type { Rule } from '../../rule/rule.js'
import type { EventObject } from '../../witness/event-object.js'

/** Events that rules match, which the checks of the whole set have found. They spare the checks of each rule a search. */
const events = new WeakMap<Rule, EventObject>()

/** Keeps an event, unless a field of it holds several values: the checks of each rule assume that none does. */
export function keepEventOf(rule: Rule, event: EventObject): void {
  if (!hasSeveralValues(event)) events.set(rule, event)
}

/** Returns an event that was kept for a rule; `undefined` if there is none. */
export const knownEventOf = (rule: Rule): EventObject | undefined => events.get(rule)
