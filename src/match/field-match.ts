import { foldCase } from '../ir/glob.js'
import type { FieldMatch, FieldRef } from '../ir/predicate.js'
import { fieldReader, type Json, textOf } from './field-values.js'

/** Some value of one field equals, begins with, ends with or contains some value of the other. */
export function compileFieldMatch({ field, other, match, cased }: FieldRef): (event: Json) => boolean {
  const read = fieldReader(field)
  const readOther = fieldReader(other)
  const texts = (values: readonly Json[]): string[] =>
    values.flatMap((value) => textOf(value) ?? []).map((text) => (cased ? text : foldCase(text)))
  const test = tests[match]
  return (event) => {
    const others = texts(readOther(event))
    return texts(read(event)).some((value) => others.some((wanted) => test(value, wanted)))
  }
}

const tests: Readonly<Record<FieldMatch, (value: string, wanted: string) => boolean>> = {
  equals: (value, wanted) => value === wanted,
  startswith: (value, wanted) => value.startsWith(wanted),
  endswith: (value, wanted) => value.endsWith(wanted),
  contains: (value, wanted) => value.includes(wanted),
}
