import { defineBackend } from '../../src/backend/backend.js'
import { inexpressible, planEvents } from '../../src/backend/correlate.js'
import { queryFormat } from '../../src/backend/format.js'
import { jsonFormat } from '../../src/backend/json-format.js'
import { planTexts } from '../../src/dialect/print.js'
import { TRUE } from '../../src/ir/bool.js'
import type { CorrelationQuery } from '../../src/ir/correlation-query.js'
import { jq, request, url } from './artifact/descriptions.js'
import { tenantLogs } from './tenant-logs.js'

/** Returns the search for the events of a correlation, if it finds no others. */
function searchOfEvents(query: CorrelationQuery): { readonly instead?: string } {
  const plan = planEvents(query, [tenantLogs])
  return plan.residual === TRUE ? { instead: planTexts(plan).join('') } : {}
}

/** Auth0: tenant log search in the dashboard and in the Management API. */
export const auth0 = defineBackend({
  name: 'auth0',
  title: 'Auth0 tenant log search',
  extension: 'txt',
  stages: () => [tenantLogs],
  join: ([query = '']) => query,
  correlate: (query) => ({
    ...inexpressible(query, 'type', 'Auth0 log search finds single events and cannot count or compare them'),
    ...searchOfEvents(query),
  }),
  options: {},
  formats: [
    queryFormat,
    jsonFormat,
    { ...request, load: async () => (await import('./formats.js')).auth0Request },
    { ...url, load: async () => (await import('./formats.js')).auth0Url },
    { ...jq, load: async () => (await import('./formats.js')).auth0Jq },
  ],
  product: 'auth0',
})
