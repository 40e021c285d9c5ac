import type { PlatformLimit } from '../../../src/backend/platform-limit.js'

/** Maximum request size that Kibana accepts. */
export const kibanaLimits: readonly PlatformLimit[] = [
  {
    counts: 'bytes',
    maximum: 1_048_576,
    because: 'Kibana rejects larger requests unless `server.maxPayload` is raised',
    page: 'https://www.elastic.co/docs/reference/kibana/configuration-reference/general-settings',
  },
]
