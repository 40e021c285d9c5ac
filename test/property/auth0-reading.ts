import { isIP } from 'node:net'
import { auth0 } from '../../backends/auth0/index.js'
import { forEachLeaf } from '../../src/ir/bool.js'
import { compileGlob } from '../../src/ir/glob.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { selector } from '../readers/auth0.js'
import { fieldValues } from '../readers/spl-fields.js'
import type { Reading } from './faithful.js'
import { openInAuth0 } from './regressions/open.js'

/** Auth0's tenant log search by its documentation, where letter case counts. */
export const auth0Reading: Reading = {
  backend: auth0,
  select: selector,
  open: openInAuth0,
  holds: (assumption, expr, event) => {
    let holds = true
    forEachLeaf(expr, (predicate) => {
      const values = 'field' in predicate ? fieldValues(event, predicate.field ?? '', {}) : []
      holds &&= assumption === 'letter-case' ? isInLetterCase(predicate, values) : areAddresses(predicate, values)
    })
    return holds
  },
}

/** No value is found that would not be found with the letters of the rule. */
function isInLetterCase(predicate: Predicate, values: readonly string[]): boolean {
  if (predicate.kind === 'equals') {
    return values.every((value) => value === predicate.text || value.toLowerCase() !== predicate.text)
  }
  if (predicate.kind !== 'match' || predicate.cased) return true
  const [loose, strict] = [compileGlob(predicate.pattern, false), compileGlob(predicate.pattern, true)]
  return values.every((value) => loose(value) === strict(value))
}

const areAddresses = (predicate: Predicate, values: readonly string[]): boolean =>
  predicate.kind !== 'cidr' || values.every((value) => isIP(value) !== 0)
