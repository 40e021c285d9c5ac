import { isIP } from 'node:net'
import { splunk } from '../../backends/splunk/index.js'
import { forEachLeaf } from '../../src/ir/bool.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { parseSpl } from '../readers/spl.js'
import { passes } from '../readers/spl-evaluate.js'
import { fieldValues, type Json } from '../readers/spl-fields.js'
import type { Reading } from './faithful.js'
import { openInSplunk } from './regressions/open.js'

/** Splunk according to its manual. */
export const splunkReading: Reading = {
  backend: splunk,
  open: openInSplunk,
  select: (query) => {
    const commands = parseSpl(query)
    return (event) => commands.every((command) => passes(command, event, {}))
  },
  holds: (assumption, expr, event) => {
    let holds = true
    forEachLeaf(expr, (predicate) => {
      holds &&= holdsFor(assumption, predicate, event)
    })
    return holds
  },
}

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
