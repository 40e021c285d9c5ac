import { asksField } from '../ir/predicate.js'
import { fieldReader } from '../match/field-values.js'
import type { Branch } from './branches.js'
import { type EventObject, put } from './event-object.js'

/** Texts of a longer list are not tried as one. */
const MOST_JOINED = 100

/** The event with one text in the place of a list of texts, where such an event is good as well: most logs hold few lists. */
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

/** The texts of a list; none if there is one value, or too many. */
function severalOf(field: string, event: EventObject): readonly string[] {
  const texts = fieldReader(field)(event).map(String)
  return texts.length < 2 || texts.length > MOST_JOINED ? [] : texts
}
