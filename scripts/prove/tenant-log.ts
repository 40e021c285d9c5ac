import type { Json } from '../../src/index.js'
import { isObject } from '../../src/ir/json.js'
import type { EventObject } from '../../src/witness/event-object.js'

/**
 * An event as Auth0 stores it. Every log has a type. Rules may name fields as in the tenant, or with `data.` as in a
 * log stream; both are the same field, so the event has both.
 *
 * https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
 */
export function tenantLog(event: Json): Json {
  const { data, ...rest } = isObject(event) ? event : {}
  const streamed = Object.entries(rest).map(([key, value]) => [key.replace(/^data\./, ''), value] as const)
  const fields: EventObject = { ...Object.fromEntries(streamed), ...(data !== undefined && isObject(data) ? data : {}) }
  const { type } = fields
  const log = hasValue(type) ? fields : { ...fields, type: 'zzz' }
  return { ...log, data: log }
}

/** True if the object contains a value, so that a search for its type finds it. */
function hasValue(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasValue)
  return value !== undefined && value !== null && typeof value !== 'object'
}
