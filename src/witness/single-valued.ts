import { asksField } from '../ir/predicate.js'
import { fieldReader } from '../match/field-values.js'
import type { Branch } from './branches.js'
import { type EventObject, put } from './event-object.js'

const MOST_JOINED = 100

/** Replaces lists of texts with one text where the event stays valid, since logs rarely contain lists. */
export function singleValued(made: EventObject, branch: Branch, isGood: (event: EventObject) => boolean): EventObject {
  let event = made
  for (const { predicate } of branch) {
    if (predicate.kind !== 'fieldRef') continue
    const { field, other } = predicate
    const texts = severalOf(other, event)
    event = texts.map((text) => put(put(event, other, text), field, text)).find(isGood) ?? event
  }
  for (const field of new Set(branch.flatMap(({ predicate }) => (asksField(predicate) ? [predicate.field] : [])))) {
    const texts = severalOf(field, event)
    const orders = texts.length === 0 ? [] : [texts, [...texts].reverse()]
    const joined = orders.flatMap((order) => ['', ' ', 'x'].map((between) => put(event, field, order.join(between))))
    event = joined.find(isGood) ?? event
  }
  return event
}

/** Returns the texts of a list, or none if it has only one value or too many. */
function severalOf(field: string, event: EventObject): readonly string[] {
  const texts = fieldReader(field)(event).map(String)
  return texts.length < 2 || texts.length > MOST_JOINED ? [] : texts
}
