import { MAX_PREFIX_LOOKUPS } from '../matching-limits.js'

/** A place in an event where fields may be: the top, or the value of a key. */
export interface FieldPlace<Field> {
  /** The field that is named by the keys so far. */
  readonly field: Field | undefined
  /** By the next key. A key with dots is one key. */
  readonly next: ReadonlyMap<string, FieldPlace<Field>>
}

/** Arranges field names by the keys that may lead to their values. Each name satisfies `isPath`. */
export function fieldPaths<Field>(fields: ReadonlyMap<string, Field>): FieldPlace<Field> {
  interface OpenPlace extends FieldPlace<Field> {
    readonly next: Map<string, OpenPlace>
  }
  const places = new Map<string, OpenPlace>()
  const placeOf = (path: string): OpenPlace => {
    const place: OpenPlace = places.get(path) ?? { field: fields.get(path), next: new Map() }
    places.set(path, place)
    return place
  }
  const top: OpenPlace = { field: undefined, next: new Map() }
  for (const name of fields.keys()) {
    const ends = [...dotsOf(name), name.length]
    ends.forEach((end, index) => {
      const place = placeOf(name.slice(0, end))
      top.next.set(name.slice(0, end), place)
      for (const start of ends.slice(0, index))
        placeOf(name.slice(0, start)).next.set(name.slice(start + 1, end), place)
    })
  }
  return top
}

/** True for a name that data may have: between its few dots is always a key. */
export const isPath = (name: string): boolean => dotsOf(name).length <= MAX_PREFIX_LOOKUPS && !/^\.|\.\.|\.$/.test(name)

const dotsOf = (name: string): readonly number[] => Array.from(name.matchAll(/\./g), ({ index }) => index)
