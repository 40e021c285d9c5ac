import { isIP } from 'node:net'
import type { Assumption } from '../../src/ir/assumptions.js'
import { forEachLeaf } from '../../src/ir/bool.js'
import { compileGlob } from '../../src/ir/glob.js'
import { ANY, pattern } from '../../src/ir/pattern.js'
import type { Expr, Predicate } from '../../src/ir/predicate.js'
import { compileRegex } from '../../src/match/search-regex.js'
import type { Json } from '../readers/json.js'
import { eventTexts, fieldValues } from '../readers/splunk/spl-fields.js'

const NUMBER = /^-?\d+(?:\.\d+)?$/

/** True if the event satisfies the assumption, for the values that the expression reads. For case-sensitive targets. */
export function isFact(assumption: Assumption, expr: Expr, event: Json): boolean {
  let holds = true
  forEachLeaf(expr, (predicate) => {
    const values = 'field' in predicate ? fieldValues(event, predicate.field ?? '', {}) : []
    holds &&= assumption === 'raw-text' ? isInMessage(predicate, event) : isFactOf(assumption, predicate, values)
  })
  return holds
}

function isFactOf(assumption: Assumption, predicate: Predicate, values: readonly string[]): boolean {
  switch (assumption) {
    case 'letter-case':
      return values.every((value) => isInLetterCase(predicate, value))
    case 'single-line':
      return values.every((value) => !value.includes('\n'))
    case 'field-type':
      if (predicate.kind === 'cidr') return values.every((value) => isIP(value) !== 0)
      return predicate.kind !== 'compare' || values.every((value) => NUMBER.test(value))
    default:
      return true
  }
}

/** The message contains every text in which the keyword is found. */
function isInMessage(predicate: Predicate, event: Json): boolean {
  if (predicate.kind !== 'keyword') return true
  const found = compileGlob(pattern([ANY, ...predicate.pattern, ANY]), predicate.cased)
  return !eventTexts(event, {}).some(found) || fieldValues(event, 'message', {}).some(found)
}

/** True if the value is not a match in another letter case only. */
function isInLetterCase(predicate: Predicate, value: string): boolean {
  switch (predicate.kind) {
    case 'equals':
      return value === predicate.text || value.toLowerCase() !== predicate.text
    case 'match':
      return (
        predicate.cased || compileGlob(predicate.pattern, false)(value) === compileGlob(predicate.pattern, true)(value)
      )
    case 'regex': {
      const { source, flags } = predicate
      const [loose, strict] = [`i${flags.replace('i', '')}`, flags.replace('i', '')]
      return compileRegex(source, loose)(value) === compileRegex(source, strict)(value)
    }
    default:
      return true
  }
}
