import type { Plan } from '../../../dialect/plan.js'
import type { Predicate } from '../../../ir/predicate.js'
import { MAX_QUERY_LENGTH } from '../page-limits.js'
import type { QueryMark } from './rule-page.js'
import type { ValueNumbers } from './stages.js'

/**
 * Finds the pieces of a query that come from values of the rule: the texts of its leaves, in their order. A leaf whose
 * text is written as an item of a list is found by the item. A query that no page shows has none.
 */
export function queryMarks(text: string, { stages }: Plan, numbers: ValueNumbers): readonly QueryMark[] {
  if (text.length > MAX_QUERY_LENGTH) return []
  const taken: QueryMark[] = []
  const isTaken = new Uint8Array(text.length)
  const mark = (piece: string, predicate: Predicate): boolean => {
    const number = numbers.numberOf(predicate.span)
    if (number === undefined || piece === '') return true
    for (let start = text.indexOf(piece); start !== -1; start = text.indexOf(piece, start + 1)) {
      const end = start + piece.length
      if (!isWhole(text, start, end) || isTaken.subarray(start, end).includes(1)) continue
      isTaken.fill(1, start, end)
      taken.push({ start, end, number })
      return true
    }
    return false
  }
  for (const { leaves, dialect } of stages) {
    // Longer texts first, because a short one may be a piece of another.
    const ordered = [...leaves].sort((a, b) => b.text.length - a.text.length)
    const listed = ordered.filter((leaf) => !mark(leaf.text, leaf.predicate))
    for (const { predicate } of listed) {
      for (const form of dialect.oneOf ?? []) {
        const items = form.items(predicate)
        if (items?.every((item) => mark(item, predicate)) === true) break
      }
    }
  }
  return taken.sort((a, b) => a.start - b.start)
}

const WORD = /[\p{L}\p{N}_.]/u

/** True if a piece does not begin or end inside of a word. */
function isWhole(text: string, start: number, end: number): boolean {
  const [before, first, last, after] = [text[start - 1], text[start], text[end - 1], text[end]].map((char = '') =>
    WORD.test(char),
  )
  return !(before === true && first === true) && !(last === true && after === true)
}
