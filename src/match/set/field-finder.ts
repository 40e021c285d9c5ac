import { isObject, type Json } from '../../ir/json.js'
import { addValue } from '../../text/add-value.js'
import { elements, type FieldReader } from '../field-values.js'
import { type FieldPlace, fieldPaths, isPath } from './field-paths.js'

/** Calls `visit` with each value of each field that an event has. */
export type FieldFinder = (event: Json, visit: (field: number, value: Json) => void) => void

/** A field with what is known about its values in the current event. */
interface Finding {
  readonly field: number
  readonly read: FieldReader
  /** True if only `read` knows the values, as for the mark of a list. */
  readonly isSpecial: boolean
  /** Number of places where the field may be; only the reader decides between several. */
  places: number
  value: Json
}

/**
 * Creates a finder of fields, numbered as given. It visits the keys of an event instead of looking for each field:
 * rules name hundreds of fields, and an event has few of them.
 */
export function fieldFinder(names: readonly string[], readerOf: (name: string) => FieldReader): FieldFinder {
  const byPath = new Map<string, Finding[]>()
  const unarranged: Finding[] = []
  names.forEach((name, field) => {
    const plain = name.replaceAll('{}', '')
    const finding: Finding = { field, read: readerOf(name), isSpecial: plain !== name, places: 0, value: null }
    if (!isPath(name) || !isPath(plain)) unarranged.push({ ...finding, isSpecial: true })
    else for (const path of new Set([name, plain])) addValue(byPath, path, finding)
  })
  const top = fieldPaths(byPath)
  const found: Finding[] = []
  const note = (finding: Finding, value: Json, places: number): void => {
    if (finding.places === 0) found.push(finding)
    finding.places += places
    finding.value = value
  }
  return (event, visit) => {
    // An error of a getter may have ended the previous event.
    for (const finding of found) finding.places = 0
    found.length = 0
    for (const finding of unarranged) note(finding, null, 1)
    explore(event, top, note)
    for (const finding of found) {
      const isCertain = finding.places === 1 && !finding.isSpecial
      finding.places = 0
      if (isCertain) visitValues(finding, visit)
      else for (const value of finding.read(event)) visit(finding.field, value)
      finding.value = null
    }
  }
}

type Note = (finding: Finding, value: Json, places: number) => void

/** Looks at each key of an object once. Below a list, several objects may have the same field. */
function explore(value: Json, place: FieldPlace<readonly Finding[]>, note: Note, places = 1): void {
  if (Array.isArray(value)) {
    for (const element of elements(value)) if (isObject(element)) explore(element, place, note, 2)
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const next = place.next.get(key)
      if (next === undefined) continue
      const member = value[key]
      if (next.field !== undefined) for (const finding of next.field) note(finding, member, places)
      if (next.next.size > 0 && typeof member === 'object') explore(member, next, note, places)
    }
  }
}

function visitValues({ field, value }: Finding, visit: (field: number, value: Json) => void): void {
  if (!Array.isArray(value)) {
    if (!isObject(value)) visit(field, value)
  } else for (const element of elements(value)) if (!isObject(element)) visit(field, element)
}
