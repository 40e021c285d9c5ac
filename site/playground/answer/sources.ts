import { positionAt, type Source, type Span } from '../../../src/text/source.js'
import type { TextName } from '../input/input.js'
import type { Place } from './answer.js'

/** The place of a source in the texts of the input. */
interface SourcePlace {
  readonly text: TextName
  readonly from: number
  /** The number of lines before the source. */
  readonly lines: number
}

/** Knows where the sources of an input are. */
export interface Sources {
  readonly add: (source: Source, place: SourcePlace) => void
  /** Returns the place of a span in the texts of the input; null for a source that is not among them. */
  readonly placeOf: (source: Source, span: Span) => Place | null
}

export function openSources(): Sources {
  const places = new Map<Source, SourcePlace>()
  return {
    add: (source, place) => void places.set(source, place),
    placeOf: (source, { start, end }) => {
      const place = places.get(source)
      if (place === undefined) return null
      const { line, column } = positionAt(source.text, start)
      return { text: place.text, from: place.from + start, to: place.from + end, line: place.lines + line, column }
    },
  }
}
