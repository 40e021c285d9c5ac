import { datadog } from '../../backends/datadog/index.js'
import { selector } from '../readers/datadog/datadog.js'
import { isFact } from './facts.js'
import type { Reading } from './faithful.js'
import { openInDatadog } from './regressions/open.js'

/** Datadog's log search according to its documentation. */
export const datadogReading: Reading = {
  backend: datadog,
  select: (query) => selector(query),
  open: openInDatadog,
  holds: isFact,
}
