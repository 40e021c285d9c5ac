import { isIP } from 'node:net'
import type { Assumption, Predicate } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { isObject } from '../../src/ir/json.js'
import { isFieldPredicate } from '../../src/ir/predicate.js'
import { fieldReader, textOf } from '../../src/match/field-values.js'
import { seeded } from '../../src/witness/choose.js'
import { type EventObject, put } from '../../src/witness/event-object.js'
import { fittingValues } from '../../src/witness/fitting-values.js'
import { isForNetwork } from './facts.js'

/**
 * The nearest event for which the assumption about a predicate may hold. A list becomes its first element. A
 * text that differs in letter case becomes that of the rule. A value of another type gets the type.
 */
export function insideEvent(event: Json, name: Assumption, predicate: Predicate): Json {
  if (!isObject(event)) return event
  const change = changes[name]?.(predicate)
  if (change === undefined) return event
  if (!isFieldPredicate(predicate)) return mapValues(event, change)
  const fields = predicate.kind === 'fieldRef' ? [predicate.field, predicate.other] : [predicate.field]
  return fields.reduce<EventObject>((whole, field) => {
    const [first] = fieldReader(field)(whole)
    if (first === undefined) return whole
    const changed = put(whole, field, change(first))
    return isInTwoPlaces(changed, field) ? whole : changed
  }, event)
}

/** True if an event has a field under its whole name and at its path, too: engines read one value, or both. */
function isInTwoPlaces(event: EventObject, field: string): boolean {
  const { [field.replaceAll('{}', '')]: own, ...others } = event
  return own !== undefined && fieldReader(field)(others).length > 0
}

type Change = (value: Json) => Json

const changes: { readonly [Name in Assumption]?: (predicate: Predicate) => Change } = {
  // Reading the first value of the field is the change.
  'single-valued': () => (value) => value,
  'letter-case': (predicate) => {
    const [fitting] = fittingValues(predicate, seeded(1))
    return (value) => (sameButCase(value, fitting) ? fitting : value)
  },
  'single-line': () => (value) => (typeof value === 'string' ? value.replace(/[\n\r\u0085\u2028\u2029]/g, ' ') : value),
  'field-type': typed,
  'raw-text': () => (value) => (typeof value === 'string' ? value.replace(/["\\\p{Cc}]/gu, '-') : value),
  'whole-terms': () => (value) => (typeof value === 'string' ? ` ${value} ` : value),
  placeholder: () => (value) => (value === '(missing)' ? 'missing' : value),
}

const sameButCase = (value: Json, other: Json): boolean =>
  typeof value === 'string' && typeof other === 'string' && value.toLowerCase() === other.toLowerCase()

function typed(predicate: Predicate): Change {
  switch (predicate.kind) {
    case 'compare':
    case 'equals':
      if (predicate.kind === 'equals' && predicate.type === 'boolean')
        return (value) => String(value).toLowerCase() === 'true'
      return (value) => (typeof value === 'number' ? value : Number.isFinite(Number(value ?? 'x')) ? Number(value) : 0)
    case 'cidr':
      return (value) => (typeof value === 'string' && isIP(value) !== 0 ? value : '192.0.2.1')
    case 'timePart':
      return (value) =>
        Number.isNaN(Date.parse(String(value))) ? '2024-05-15T10:20:30Z' : new Date(String(value)).toISOString()
    default: {
      const noAddress = (text: string): string => (isForNetwork(predicate) && isIP(text) !== 0 ? `${text}/32` : text)
      return (value) => noAddress(textOf(value) ?? '')
    }
  }
}

const mapValues = (event: EventObject, change: Change): EventObject =>
  Object.fromEntries(Object.entries(event).map(([name, value]) => [name, mapped(value, change)]))

function mapped(value: Json, change: Change): Json {
  if (Array.isArray(value)) return value.map((element: Json) => mapped(element, change))
  return isObject(value) ? mapValues(value, change) : change(value)
}
