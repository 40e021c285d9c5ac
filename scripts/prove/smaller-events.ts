import type { Json } from '../../src/index.js'
import { isObject } from '../../src/ir/json.js'
import { shorterTexts } from './shorter-texts.js'

/** Smaller variants of an event: without a key, an element or a part of a text. */
export function* smallerEvents(event: Json): Generator<Json> {
  if (Array.isArray(event)) {
    const list: readonly Json[] = event
    yield* list
    for (const at of list.keys()) yield list.toSpliced(at, 1)
    for (const [at, element] of list.entries())
      for (const smaller of smallerEvents(element)) yield list.with(at, smaller)
  } else if (isObject(event)) {
    const entries = Object.entries(event)
    for (const at of entries.keys()) yield Object.fromEntries(entries.toSpliced(at, 1))
    for (const [at, [key, value]] of entries.entries())
      for (const smaller of smallerEvents(value)) yield Object.fromEntries(entries.with(at, [key, smaller]))
  } else if (typeof event === 'string') yield* shorterTexts(event)
}
