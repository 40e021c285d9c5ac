import type { TextName } from '../input/input.js'
import type { InputTab } from './state.js'

/** A range that the editor of a text has to select and show. A new request is a new object. */
export interface ShownRange {
  readonly name: TextName
  readonly from: number
  readonly to: number
}

/** The tab with the editor of each text. */
export const tabOfText: Readonly<Record<TextName, InputTab>> = {
  rules: 'rules',
  filters: 'filters',
  pipeline: 'pipelines',
  events: 'events',
}

/** Returns the range of a line, counted from 1; the end of the text for a line that it does not have. */
export function lineRange(text: string, line: number): { readonly from: number; readonly to: number } {
  let from = 0
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', from)
    if (end === -1) return { from: text.length, to: text.length }
    from = end + 1
  }
  const end = text.indexOf('\n', from)
  return { from, to: end === -1 ? text.length : end }
}
