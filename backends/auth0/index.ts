import { defineBackend, queryFormat } from '../../src/emit/backend.js'
import { tenantLogs } from './tenant-logs.js'

/** Auth0: the search of tenant logs in the dashboard and in the Management API. */
export const auth0 = defineBackend({
  name: 'auth0',
  title: 'Auth0 tenant log search',
  extension: 'txt',
  stages: () => [tenantLogs],
  join: ([query = '']) => query,
  options: {},
  formats: [queryFormat],
  product: 'auth0',
})
