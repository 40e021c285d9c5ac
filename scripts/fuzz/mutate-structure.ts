import { loadAll } from 'js-yaml'
import type { Choose } from '../../src/witness/choose.js'
import { KEYS, ODD_VALUES } from './odd-values.js'
import { pickFrom } from './pick-from.js'
import { TOKENS } from './tokens.js'

/** A place in a document: the map or list that holds a value, and its key or index. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string | number
}

/**
 * The same documents with some values replaced, moved, renamed, repeated or removed; undefined if the text is not YAML.
 * The result is JSON, which is valid YAML.
 */
export function mutateStructure(text: string, choose: Choose): string | undefined {
  const documents = documentsOf(text)
  if (documents === undefined || documents.length === 0) return undefined
  for (let left = 1 + choose(3); left > 0; left--) mutateOnce(documents, choose)
  return documents.map((document) => JSON.stringify(document ?? null, null, 1)).join('\n---\n')
}

function documentsOf(text: string): unknown[] | undefined {
  try {
    // JSON has no cycles, and no value at two places.
    return JSON.parse(JSON.stringify(loadAll(text))) as unknown[]
  } catch {
    return undefined
  }
}

function mutateOnce(documents: unknown[], choose: Choose): void {
  const places = placesIn(documents)
  const [place, other] = [pickFrom(places, choose), pickFrom(places, choose)]
  const value = valueAt(place)
  const mutations: readonly (() => void)[] = [
    () => setValue(place, oddValue(choose)),
    () => setValue(place, structuredClone(valueAt(other))),
    () => setValue(place, [value, structuredClone(valueAt(other))]),
    () => setValue(place, { [pickFrom(KEYS, choose)]: value }),
    () => removeValue(place),
    () => rename(place, pickFrom(KEYS, choose)),
    () => rename(place, `${place.key}${pickFrom(TOKENS, choose)}`),
    () => typeof value === 'string' && setValue(place, textOf(value, choose)),
    () => Array.isArray(value) && value.push(oddValue(choose), structuredClone(valueAt(other))),
    () => isMap(value) && setValue({ holder: value, key: pickFrom(KEYS, choose) }, oddValue(choose)),
  ]
  pickFrom(mutations, choose)()
}

/** A copy of a value, which later mutations may change. */
const oddValue = (choose: Choose): unknown => structuredClone(pickFrom(ODD_VALUES, choose))

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function placesIn(documents: unknown[]): Place[] {
  const places: Place[] = []
  const visit = (holder: unknown): void => {
    if (Array.isArray(holder)) holder.forEach((_, key) => void places.push({ holder, key }))
    else if (isMap(holder)) for (const key of Object.keys(holder)) places.push({ holder, key })
    if (Array.isArray(holder) || isMap(holder)) Object.values(holder).forEach(visit)
  }
  visit(documents)
  return places
}

const valueAt = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key]

/** Sets an own key, even `__proto__`. */
function setValue({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

function removeValue({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
  if (Array.isArray(holder) && holder.length === 0) holder.push(null)
}

function rename({ holder, key }: Place, name: string): void {
  if (Array.isArray(holder)) return
  const value = holder[key]
  delete holder[key]
  setValue({ holder, key: name }, value)
}

function textOf(text: string, choose: Choose): string {
  const here = choose(text.length + 1)
  return text.slice(0, here) + pickFrom(TOKENS, choose) + text.slice(here + choose(4))
}
