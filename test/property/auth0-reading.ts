import { auth0 } from '../../backends/auth0/index.js'
import { selector } from '../readers/auth0/auth0.js'
import { isFact } from './facts.js'
import type { Reading } from './faithful.js'
import { openInAuth0 } from './regressions/open.js'

/** Auth0's tenant log search according to its documentation, case-sensitive. */
export const auth0Reading: Reading = { backend: auth0, select: selector, open: openInAuth0, holds: isFact }
