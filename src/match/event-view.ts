import { foldCase } from '../ir/glob.js'
import { type FieldReader, type Json, someValue, textOf } from './field-values.js'

/** The texts of some values, each also without regard to letter case. */
export interface Texts {
  readonly written: readonly string[]
  /** As `foldCase` has them, made when they are first asked for. */
  readonly folded: () => readonly string[]
}

/** An event while it is matched: each field is read once, and each text is folded once, however many values are compared with it. */
export interface EventView {
  readonly event: Json
  readonly values: (read: FieldReader) => readonly Json[]
  readonly texts: (read: FieldReader) => Texts
  /** Of all values of the event. */
  readonly allTexts: () => Texts
}

export function viewEvent(event: Json): EventView {
  const valuesOf = new Map<FieldReader, readonly Json[]>()
  const textsOf = new Map<FieldReader, Texts>()
  let all: Texts | undefined
  const values = (read: FieldReader): readonly Json[] => {
    const known = valuesOf.get(read)
    if (known !== undefined) return known
    const found = read(event)
    valuesOf.set(read, found)
    return found
  }
  const texts = (read: FieldReader): Texts => {
    const known = textsOf.get(read)
    if (known !== undefined) return known
    const found = foldable(values(read).flatMap((value) => textOf(value) ?? []))
    textsOf.set(read, found)
    return found
  }
  const allTexts = (): Texts => {
    all ??= foldable(leafTexts(event))
    return all
  }
  return { event, values, texts, allTexts }
}

function foldable(written: readonly string[]): Texts {
  let folded: readonly string[] | undefined
  return {
    written,
    folded: () => {
      folded ??= written.map(foldCase)
      return folded
    },
  }
}

function leafTexts(event: Json): readonly string[] {
  const found: string[] = []
  someValue(event, (value) => {
    const text = textOf(value)
    if (text !== undefined) found.push(text)
    return false
  })
  return found
}
