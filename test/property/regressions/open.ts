import { forEachLeaf } from '../../../src/ir/bool.js'
import type { Expr, Predicate } from '../../../src/ir/predicate.js'
import type { Json } from '../../readers/json.js'
import { fieldValues } from '../../readers/splunk/spl-fields.js'

/**
 * Known violations of a query’s claim: the laws exclude these cases, and `conversions.test.ts` contains a row for each.
 * A fix removes the entry, so that the laws cover the case from then on.
 */
export interface Open {
  readonly name: string
  /** True if the predicate is of this kind, and its field has such values. */
  readonly touches: (predicate: Predicate, values: readonly string[]) => boolean
}

/** A number with more digits than JavaScript keeps: the matcher treats it as its neighbour. */
const numberOfManyDigits: Open = {
  name: 'number-of-many-digits',
  touches: (predicate, values) =>
    predicate.kind === 'equals' &&
    predicate.type === 'number' &&
    String(Number(predicate.text)) !== predicate.text &&
    values.length > 0,
}

/** Splunk's `strptime` returns null for a date before 1971. */
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
