import { foldCase } from '../ir/glob.js'
import type { Json } from '../ir/json.js'
import { type FieldReader, someValue, textOf } from './field-values.js'

/**
 * An event during matching. Each field is read once and each text folded once, regardless of the number of
 * comparisons.
 */
export interface EventView {
  readonly event: Json
  readonly fields: Map<FieldReader, FieldView>
  /** The texts of all values, computed on first use. */
  all: Texts | undefined
}

interface FieldView {
  readonly values: readonly Json[]
  texts: Texts | undefined
}

/** The texts of several values. */
interface Texts {
  readonly written: readonly string[]
  /** The texts after `foldCase`, computed on first use. */
  folded: readonly string[] | undefined
}

/** Opens a view of an event. Nothing is read before it is asked for. */
export const viewEvent = (event: Json): EventView => ({ event, fields: new Map(), all: undefined })

/** Returns the values of a field; none if it is missing. */
export const valuesOf = (view: EventView, read: FieldReader): readonly Json[] => fieldOf(view, read).values

/** Returns the texts of a field, folded unless `cased`. */
export function textsOf(view: EventView, read: FieldReader, cased: boolean): readonly string[] {
  const field = fieldOf(view, read)
  field.texts ??= { written: field.values.flatMap((value) => textOf(value) ?? []), folded: undefined }
  return cased ? field.texts.written : foldedOf(field.texts)
}

/** Returns the texts of all values of the event, folded unless `cased`. */
export function allTextsOf(view: EventView, cased: boolean): readonly string[] {
  view.all ??= { written: leafTexts(view.event), folded: undefined }
  return cased ? view.all.written : foldedOf(view.all)
}

function fieldOf({ event, fields }: EventView, read: FieldReader): FieldView {
  const cached = fields.get(read)
  if (cached !== undefined) return cached
  const field: FieldView = { values: read(event), texts: undefined }
  fields.set(read, field)
  return field
}

function foldedOf(texts: Texts): readonly string[] {
  texts.folded ??= texts.written.map(foldCase)
  return texts.folded
}

function leafTexts(event: Json): readonly string[] {
  const texts: string[] = []
  someValue(event, (value) => {
    const text = textOf(value)
    if (text !== undefined) texts.push(text)
    return false
  })
  return texts
}
