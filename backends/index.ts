import type { Backend } from '../src/backend/backend.js'
import { auth0 } from './auth0/index.js'
import { datadog } from './datadog/index.js'
import { eql, esql, kql, lucene } from './elastic/index.js'
import { splunk } from './splunk/index.js'

/** Every target by its name. A new backend is a folder beside these, and a line here. */
export const backends: ReadonlyMap<string, Backend> = new Map<string, Backend>(
  [auth0, datadog, eql, esql, kql, lucene, splunk].map((backend) => [backend.name, backend]),
)

export { auth0, datadog, eql, esql, kql, lucene, splunk }
