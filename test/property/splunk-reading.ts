import { isIP } from 'node:net'
import { splunk } from '../../backends/splunk/index.js'
import { forEachLeaf } from '../../src/ir/bool.js'
import type { Expr, Predicate } from '../../src/ir/predicate.js'
import type { Json } from '../readers/json.js'
import { fieldValues } from '../readers/splunk/spl-fields.js'
import { splSelector } from '../readers/splunk/spl-selector.js'
import type { Reading } from './faithful.js'
import { openInSplunk } from './regressions/open.js'

/** Splunk according to its manual. */
export const splunkReading: Reading = {
  backend: splunk,
  open: openInSplunk,
  select: splSelector,
  holds: (assumption, expr, event) => holdsForAll(expr, (predicate) => holdsFor(assumption, predicate, event)),
}

/** Splunk's searches of summaries: no field has several values if the search filters its rows. */
export const summaryReading: Reading = {
  ...splunkReading,
  holds: (assumption, expr, event) =>
    splunkReading.holds(assumption, expr, event) &&
    (assumption !== 'single-valued' || holdsForAll(expr, (predicate) => isSingle(predicate, event))),
}

function holdsForAll(expr: Expr, test: (predicate: Predicate) => boolean): boolean {
  let holds = true
  forEachLeaf(expr, (predicate) => {
    holds &&= test(predicate)
  })
  return holds
}

const isSingle = (predicate: Predicate, event: Json): boolean =>
  !('field' in predicate) || predicate.field === null || fieldValues(event, predicate.field, {}).length < 2

const NUMBER = /^-?\d+(?:\.\d+)?$/

function holdsFor(assumption: string, predicate: Predicate, event: Json): boolean {
  if (!('field' in predicate) || predicate.field === null) return true
  const values = fieldValues(event, predicate.field, {})
  switch (assumption) {
    case 'field-type':
      if (predicate.kind === 'cidr') return values.every((value) => isIP(value) !== 0)
      return predicate.kind !== 'compare' || values.every((value) => NUMBER.test(value))
    case 'single-valued': {
      const others = predicate.kind === 'fieldRef' ? fieldValues(event, predicate.other, {}) : []
      return predicate.kind === 'match' || (values.length < 2 && others.length < 2)
    }
    default:
      return true
  }
}
