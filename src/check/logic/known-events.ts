import type { Json } from '../../match/field-values.js'
import type { Rule } from '../../rule/rule.js'
import type { EventObject } from '../../witness/event-object.js'

/** Events that rules match, which the checks of the whole set have found. They spare the checks of each rule a search. */
const events = new WeakMap<Rule, EventObject>()

/** Keeps an event, unless a field of it holds a list: the checks of each rule assume single-valued fields. */
export function keepEventOf(rule: Rule, event: EventObject): void {
  if (!hasList(event)) events.set(rule, event)
}

const hasList = (value: Json): boolean =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hasList))

export const knownEventOf = (rule: Rule): EventObject | undefined => events.get(rule)
