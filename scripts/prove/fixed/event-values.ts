import type { Json } from '../../../src/index.js'

// The fixed set knows what its rules mean by itself: nothing here calls the code that the proof verifies.

type EventObject = { readonly [name: string]: Json }

const isObject = (value: Json): value is EventObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The values of a field: the elements of lists one by one, without objects. */
export function valuesIn(event: Json, field: string): readonly Json[] {
  return reached(event, field.replaceAll('{}', '').split('.')) ?? []
}

/** Undefined if the path does not exist. The longest key that exists wins, so a key may contain dots. */
function reached(value: Json, path: readonly string[]): readonly Json[] | undefined {
  if (Array.isArray(value)) {
    const inner = value.flat(9).flatMap((element: Json) => {
      const found = reached(element, path)
      return found === undefined ? [] : [found]
    })
    return inner.length === 0 ? undefined : inner.flat()
  }
  if (!isObject(value)) return undefined
  for (let length = path.length; length > 0; length--) {
    const key = path.slice(0, length).join('.')
    if (!Object.hasOwn(value, key)) continue
    const member = value[key]
    const found = length === path.length ? scalars(member) : reached(member, path.slice(length))
    if (found !== undefined) return found
  }
  return undefined
}

const scalars = (value: Json): readonly Json[] =>
  (Array.isArray(value) ? value.flat(9) : [value]).filter((element) => !isObject(element))

/** Every value of an event, at any depth. */
export function everyValue(event: Json): readonly Json[] {
  if (Array.isArray(event)) return event.flatMap(everyValue)
  return isObject(event) ? Object.values(event).flatMap(everyValue) : [event]
}

/** The text of a value; none for null. */
export const textOf = (value: Json): readonly string[] =>
  value === null || value === undefined || typeof value === 'object' ? [] : [String(value)]

/** The ways in which an event can hold a field. */
export const layouts = ['nested', 'dotted', 'listed'] as const
export type Layout = (typeof layouts)[number]

/** An event with this field. Undefined leaves the field out. */
export function eventWith(start: EventObject, field: string, value: Json, layout: Layout = 'nested'): EventObject {
  if (value === undefined) return start
  const path = field.replaceAll('{}', '').split('.')
  const [first = '', ...rest] = path
  if (rest.length === 0 || layout === 'dotted') return { ...start, [path.join('.')]: value }
  const before = start[first]
  const inner = rest.reduceRight<Json>((inside, name) => ({ [name]: inside }), value)
  const whole = layout === 'listed' ? [{ other: 'zzz' }, inner] : inner
  return { ...start, [first]: isObject(before) && isObject(whole) ? { ...before, ...whole } : whole }
}
