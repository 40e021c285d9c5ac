import { isFieldPredicate } from '../ir/predicate.js'
import { fieldReader } from '../match/field-values.js'
import type { Branch } from './branches.js'
import { MAX_JOINED_TEXTS } from './effort-limits.js'
import { type EventObject, put } from './event-object.js'

/** Replaces lists of texts with one text where the event stays valid, since logs rarely contain lists. */
export function singleValued(
  original: EventObject,
  branch: Branch,
  isValid: (event: EventObject) => boolean,
): EventObject {
  let event = original
  for (const { predicate } of branch) {
    if (predicate.kind !== 'fieldRef') continue
    const { field, other } = predicate
    const texts = listTexts(other, event)
    event = texts.map((text) => put(put(event, other, text), field, text)).find(isValid) ?? event
  }
  for (const field of new Set(
    branch.flatMap(({ predicate }) => (isFieldPredicate(predicate) ? [predicate.field] : [])),
  )) {
    const texts = listTexts(field, event)
    const orders = texts.length === 0 ? [] : [texts, [...texts].reverse()]
    const joined = orders.flatMap((order) => ['', ' ', 'x'].map((between) => put(event, field, order.join(between))))
    event = joined.find(isValid) ?? event
  }
  return event
}

/** Returns the texts of a list, or none if it has only one value or too many. */
function listTexts(field: string, event: EventObject): readonly string[] {
  const texts = fieldReader(field)(event).map(String)
  return texts.length < 2 || texts.length > MAX_JOINED_TEXTS ? [] : texts
}
