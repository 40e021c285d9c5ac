import type { Backend } from '../src/backend/backend.js'
import { auth0 } from './auth0/index.js'
import { datadog } from './datadog/index.js'
import { eql, esql, kql, lucene } from './elastic/index.js'
import { splunk } from './splunk/index.js'

/** All backends by name. To add a backend, add a folder beside these and an entry here. */
export const backends: ReadonlyMap<string, Backend> = new Map<string, Backend>(
  [auth0, datadog, eql, esql, kql, lucene, splunk].map((backend) => [backend.name, backend]),
)

export { auth0, datadog, eql, esql, kql, lucene, splunk }
