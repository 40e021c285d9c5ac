import { parseAuth0 } from '../../test/readers/auth0/auth0.js'
import { parseDatadog } from '../../test/readers/datadog/datadog.js'
import { parseKql } from '../../test/readers/kql/kql.js'
import { parseSpl } from '../../test/readers/splunk/spl.js'
import type { QueryReader } from './survey.js'

/** Query language readers that share no code with the backends, by backend name. */
export const queryReaders: ReadonlyMap<string, QueryReader> = new Map<string, QueryReader>([
  ['auth0', parseAuth0],
  ['datadog', parseDatadog],
  ['kql', parseKql],
  ['splunk', parseSpl],
])
