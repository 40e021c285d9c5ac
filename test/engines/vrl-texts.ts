import type { Json } from '../../src/index.js'
import { type EventObject, isObject } from '../../src/witness/event-object.js'
import { log } from './datadog.js'

/**
 * The event as VRL reads it, which converts each list and object to a text. Its values are not found under its name,
 * but the name exists. Names lead into objects.
 */
export function insidesAsTexts(event: Json): EventObject {
  const attributes = log(event)
  return isObject(attributes) ? texts(attributes, '') : {}
}

const texts = (attributes: EventObject, path: string): EventObject =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]): [string, Json][] => {
      const name = path === '' ? key : `${path}.${key}`
      const own: [string, Json] = [name, typeof value === 'object' && value !== null ? display(value) : value]
      return isObject(value) ? [own, ...Object.entries(texts(value, name))] : [own]
    }),
  )

/** https://github.com/vectordotdev/vrl/blob/main/src/value/value/display.rs */
function display(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(display).join(', ')}]`
  if (isObject(value))
    return `{ ${Object.keys(value)
      .sort()
      .map((key) => `"${key}": ${display(value[key])}`)
      .join(', ')} }`
  return typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value)
}
