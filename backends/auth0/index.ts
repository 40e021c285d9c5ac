import { defineBackend } from '../../src/backend/backend.js'
import { inexpressible, planEvents } from '../../src/backend/correlate.js'
import { queryFormat } from '../../src/backend/format.js'
import { jsonFormat } from '../../src/backend/json-format.js'
import { planTexts } from '../../src/dialect/print.js'
import { auth0Jq } from './artifact/jq.js'
import { auth0Request } from './artifact/request.js'
import { auth0Url } from './artifact/url.js'
import { tenantLogs } from './tenant-logs.js'

export { auth0Jq } from './artifact/jq.js'
export { auth0Request } from './artifact/request.js'
export { auth0Url } from './artifact/url.js'

/** Auth0: tenant log search in the dashboard and in the Management API. */
export const auth0 = defineBackend({
  name: 'auth0',
  title: 'Auth0 tenant log search',
  extension: 'txt',
  stages: () => [tenantLogs],
  join: ([query = '']) => query,
  correlate: (query) => ({
    ...inexpressible(query, 'type', 'Auth0 log search finds single events and cannot count or compare them'),
    instead: planTexts(planEvents(query, [tenantLogs])).join(''),
  }),
  options: {},
  formats: [queryFormat, jsonFormat, auth0Request, auth0Url, auth0Jq],
  product: 'auth0',
})
