import { decoded, parseHcl } from '../terraform-rule.js'

// Resources of Splunk's provider, read by HCL's own parser and sent as the provider sends them: by its page, and by the
// fields of its requests.
// https://registry.terraform.io/providers/splunk/splunk/latest/docs/resources/saved_searches
// https://github.com/splunk/terraform-provider-splunk/blob/master/client/models/saved_searches.go

/** The fields of text attributes, which the provider sends unless they are empty. */
const TEXTS: Readonly<Record<string, string>> = {
  name: 'name',
  description: 'description',
  search: 'search',
  cron_schedule: 'cron_schedule',
  allow_skew: 'allow_skew',
  dispatch_earliest_time: 'dispatch.earliest_time',
  dispatch_latest_time: 'dispatch.latest_time',
  alert_type: 'alert_type',
  alert_comparator: 'alert_comparator',
  alert_threshold: 'alert_threshold',
  alert_suppress_period: 'alert.suppress.period',
  alert_suppress_fields: 'alert.suppress.fields',
  action_email_to: 'action.email.to',
  action_email_message_alert: 'action.email.message.alert',
  actions: 'actions',
}

/** The fields of switches, which the provider always sends: 0 unless the resource sets them. */
const SWITCHES: Readonly<Record<string, string>> = {
  disabled: 'disabled',
  is_scheduled: 'is_scheduled',
  realtime_schedule: 'realtime_schedule',
  dispatch_lookups: 'dispatch.lookups',
  dispatch_spawn_process: 'dispatch.spawn_process',
  alert_track: 'alert.track',
  alert_digest_mode: 'alert.digest_mode',
  alert_suppress: 'alert.suppress',
  action_email_send_results: 'action.email.sendresults',
  action_email_inline: 'action.email.inline',
}

/** Arguments of `acl`. */
const ACL = new Set(['app', 'owner', 'sharing', 'read', 'write'])

interface Sent {
  /** The app and the owner of the address of the request. */
  readonly place: string
  readonly form: ReadonlyMap<string, string>
}

/** The requests of the provider for the resources of a file, by address. Throws for anything that it does not accept. */
export async function readSavedSearches(file: string): Promise<ReadonlyMap<string, Sent>> {
  const { resource = {}, ...others } = (await parseHcl(file)) as {
    resource?: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>
  }
  if (Object.keys(others).length > 0) throw new Error(`not only resources: ${Object.keys(others)}`)
  return new Map(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, bodies]) =>
        bodies.map((body) => [`${type}.${name}`, sentOf(type, decoded(body as never) as object)] as const),
      ),
    ),
  )
}

function sentOf(type: string, { acl = [], ...attributes }: { readonly acl?: readonly object[] }): Sent {
  if (type !== 'splunk_saved_searches') throw new Error(`another resource: ${type}`)
  const entries = Object.entries(attributes)
  const problems = [...entries.flatMap(problemOf), ...acl.flatMap((block) => Object.keys(block).filter(isNoAcl))]
  for (const key of ['name', 'search']) if (!(key in attributes)) problems.push(`${key} is missing`)
  if (problems.length > 0 || acl.length > 1) throw new Error(`the provider does not accept ${problems}`)
  const { app = 'search', owner = 'nobody' } = (acl[0] ?? {}) as { app?: string; owner?: string }
  const values = new Map<string, unknown>(entries)
  const texts = Object.entries(TEXTS).flatMap(([name, field]): readonly (readonly [string, string])[] => {
    const value = values.get(name) ?? ''
    return value === '' ? [] : [[field, String(value)]]
  })
  const switches = Object.entries(SWITCHES).map(([name, field]): readonly [string, string] => [
    field,
    values.get(name) === true ? '1' : '0',
  ])
  const severity = values.get('alert_severity')
  return { place: `${owner}/${app}`, form: new Map([...texts, ...switches, ['alert.severity', String(severity)]]) }
}

const isNoAcl = (key: string): boolean => !ACL.has(key)

function problemOf([name, value]: readonly [string, unknown]): readonly string[] {
  const expected = name in TEXTS ? 'string' : name in SWITCHES ? 'boolean' : name === 'alert_severity' ? 'number' : ''
  return typeof value === expected ? [] : [`${name} = ${JSON.stringify(value)}`]
}

/**
 * A form of the REST API as the provider sends it: without empty texts, and with all switches at Splunk's defaults.
 * Terraform normalizes texts.
 */
export function formAsSent(form: string): ReadonlyMap<string, string> {
  const fields = new Map([...new URLSearchParams(form)].map(([key, value]) => [key, value.normalize('NFC')]))
  for (const [key, value] of fields) if (value === '') fields.delete(key)
  const defaults = { 'dispatch.lookups': '1', 'dispatch.spawn_process': '1' }
  const unset = Object.fromEntries(Object.values(SWITCHES).map((field) => [field, '0']))
  return new Map(Object.entries({ ...unset, ...defaults, ...Object.fromEntries(fields) }))
}
