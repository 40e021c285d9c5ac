import type { Json } from '../../src/index.js'
import { type EventObject, isObject } from '../../src/witness/event-object.js'

/**
 * An event as Auth0 holds it. Every log has a type. A rule may name its fields as they are in the tenant, or behind `data.` as they are in
 * a log stream; both are the same fields, so the event has both. Nothing else is asked of a tenant's logs.
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

/** Is there some value in it that is found when a type is asked for? */
function hasValue(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasValue)
  return value !== undefined && value !== null && typeof value !== 'object'
}
