import { forEachLeaf } from '../../../src/ir/bool.js'
import type { Expr, Predicate } from '../../../src/ir/predicate.js'
import { fieldValues, type Json } from '../../readers/spl-fields.js'

/**
 * Where a query is known not to keep its claim: the laws leave these cases out, and `conversions.test.ts` holds a row for each. Whoever
 * mends one takes its entry away, so that the laws guard it from then on.
 */
export interface Open {
  readonly name: string
  /** Is the predicate of this kind, and are there such values in its field? */
  readonly touches: (predicate: Predicate, values: readonly string[]) => boolean
}

/** A number with more digits than JavaScript keeps: the matcher takes its neighbour for it. */
const numberOfManyDigits: Open = {
  name: 'number-of-many-digits',
  touches: (predicate, values) =>
    predicate.kind === 'equals' &&
    predicate.type === 'number' &&
    String(Number(predicate.text)) !== predicate.text &&
    values.length > 0,
}

/** Splunk's `strptime` gives nothing for a date before 1971. */
const weekBefore1971: Open = {
  name: 'week-before-1971',
  touches: (predicate, values) =>
    predicate.kind === 'timePart' && predicate.part === 'week' && values.some((value) => value < '1971'),
}

export const openInDatadog: readonly Open[] = [numberOfManyDigits]
export const openInAuth0: readonly Open[] = [numberOfManyDigits]
export const openInSplunk: readonly Open[] = [numberOfManyDigits, weekBefore1971]

export const openInElastic: readonly Open[] = [numberOfManyDigits]

export function isOpen(open: readonly Open[], expr: Expr, event: Json): boolean {
  let found = false
  forEachLeaf(expr, (predicate) => {
    const values = 'field' in predicate ? fieldValues(event, predicate.field ?? '', {}) : []
    found ||= open.some(({ touches }) => touches(predicate, values))
  })
  return found
}
