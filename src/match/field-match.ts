import type { FieldMatch, FieldRef } from '../ir/predicate.js'
import { type EventView, textsOf } from './event-view.js'
import type { FieldReader } from './field-values.js'

/**
 * Compiles the comparison of two fields: at least one value of the first must match at least one value of the second.
 */
export function compileFieldMatch(
  { field, other, match, cased }: FieldRef,
  readers: (field: string) => FieldReader,
): (view: EventView) => boolean {
  const read = readers(field)
  const readOther = readers(other)
  if (match === 'equals') {
    return (view) => {
      const others = new Set(textsOf(view, readOther, cased))
      return textsOf(view, read, cased).some((value) => others.has(value))
    }
  }
  const test = tests[match]
  return (view) => {
    const others = textsOf(view, readOther, cased)
    return textsOf(view, read, cased).some((value) => others.some((wanted) => test(value, wanted)))
  }
}

const tests: Readonly<Record<Exclude<FieldMatch, 'equals'>, (value: string, wanted: string) => boolean>> = {
  startswith: (value, wanted) => value.startsWith(wanted),
  endswith: (value, wanted) => value.endsWith(wanted),
  contains: (value, wanted) => value.includes(wanted),
}
