import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPipeline } from '../../pipelines/all.js'
import type { Json, Pipeline } from '../../src/index.js'

/** Events in the format of their source, each with the document that Elastic's integration stores for it. */
export const pairsFolder =
  process.env.SIGMACAST_PAIRS ?? fileURLToPath(new URL('../../../shared/data/pairs', import.meta.url))

type Fields = { readonly [name: string]: Json }
type LogSource = { readonly product: string; readonly category?: string; readonly service?: string }

export interface RecordedEvent {
  /** The log source of rules about the event. */
  readonly logsource: LogSource
  readonly raw: Fields
  readonly stored: Json
}

export interface RecordedEvents {
  /** The last pipeline is the one that the events verify. */
  readonly pipelines: readonly Pipeline[]
  readonly events: readonly RecordedEvent[]
}

/** By the name of the built-in pipeline that maps the fields. */
export function recordedEvents(): ReadonlyMap<string, RecordedEvents> {
  const groups = new Map<string, RecordedEvents>()
  for (const file of readdirSync(pairsFolder).sort()) {
    const dataset = /^(.+)\.ndjson$/.exec(file)?.[1]
    const group = dataset === undefined ? undefined : groupOf(dataset)
    if (dataset === undefined || group === undefined) continue
    const known = groups.get(group.name) ?? { pipelines: group.before.concat(group.name).map(named), events: [] }
    const lines = readFileSync(join(pairsFolder, file), 'utf8').split('\n').filter(Boolean)
    const events = lines.flatMap((line) => readEvent(JSON.parse(line), dataset, group))
    groups.set(group.name, { ...known, events: [...known.events, ...events] })
  }
  return groups
}

function named(name: string): Pipeline {
  const pipeline = findPipeline(name)
  if (pipeline === undefined) throw new Error(`there is no built-in pipeline ${name}`)
  return pipeline
}

interface Group {
  readonly name: string
  readonly before: readonly string[]
  readonly read?: (line: string) => Fields
  readonly logsource: (raw: Fields, stream: string) => LogSource | undefined
}

const groups: readonly (Group & { readonly datasets: RegExp })[] = [
  { datasets: /^okta\./, name: 'ecs-okta', before: [], logsource: () => ({ product: 'okta', service: 'okta' }) },
  { datasets: /^auth0\./, name: 'ecs-auth0', before: [], logsource: () => ({ product: 'auth0' }) },
  {
    datasets: /^aws\.cloudtrail/,
    name: 'ecs-aws-cloudtrail',
    before: [],
    logsource: () => ({ product: 'aws', service: 'cloudtrail' }),
  },
  {
    datasets: /^zeek\./,
    name: 'ecs-zeek',
    before: [],
    logsource: (_, stream) => ({ product: 'zeek', service: stream === 'connection' ? 'conn' : stream }),
  },
  {
    datasets: /^auditd\.log$/,
    name: 'ecs-linux-auditd',
    before: [],
    read: auditRecord,
    logsource: () => ({ product: 'linux', service: 'auditd' }),
  },
  {
    datasets: /^(?:windows|system)\./,
    name: 'ecs-windows',
    before: ['sysmon'],
    logsource: windowsLogSource,
  },
]

const groupOf = (dataset: string): Group | undefined => groups.find(({ datasets }) => datasets.test(dataset))

function readEvent(
  { raw, ecs }: { readonly raw: Fields | string; readonly ecs: Fields },
  dataset: string,
  { read, logsource }: Group,
): readonly RecordedEvent[] {
  const fields = typeof raw === 'string' ? read?.(raw) : raw
  const [module = '', stream = ''] = dataset.split('.')
  const source = fields && logsource(fields, stream)
  if (fields === undefined || source === undefined) return []
  // The tests of integrations omit fields that the data stream adds.
  const event = { dataset, module, ...(ecs.event as Fields | undefined) }
  return [{ logsource: source, raw: fields, stored: { ...ecs, event, data_stream: { dataset } } }]
}

/** An audit log record by the keys of its `key=value` parts; keys of the message are included. */
function auditRecord(line: string): Fields {
  const parts = [...line.matchAll(/([\w-]+)=("[^"]*"|'[^']*'|\S+)/g)]
  const values = parts.map(([, key = '', value = '']) => [key, value.replace(/^["']|["']$/g, '')] as const)
  return Object.fromEntries(values.filter(([key]) => key !== 'msg'))
}

const sysmonCategories: Readonly<Record<string, string>> = {
  1: 'process_creation',
  2: 'file_change',
  3: 'network_connection',
  5: 'process_termination',
  6: 'driver_load',
  7: 'image_load',
  8: 'create_remote_thread',
  9: 'raw_access_thread',
  10: 'process_access',
  11: 'file_event',
  13: 'registry_set',
  14: 'registry_rename',
  15: 'create_stream_hash',
  17: 'pipe_created',
  18: 'pipe_created',
  19: 'wmi_event',
  20: 'wmi_event',
  21: 'wmi_event',
  22: 'dns_query',
  23: 'file_delete',
  25: 'process_tampering',
  26: 'file_delete_detected',
}
const powershellCategories: Readonly<Record<string, string>> = {
  400: 'ps_classic_start',
  600: 'ps_classic_provider_start',
  800: 'ps_classic_script',
  4103: 'ps_module',
  4104: 'ps_script',
}
const services: Readonly<Record<string, string>> = {
  Security: 'security',
  System: 'system',
  Application: 'application',
}

function windowsLogSource({ Channel, EventID }: Fields): LogSource | undefined {
  const channel = String(Channel ?? '')
  const categories = /Sysmon/.test(channel) ? sysmonCategories : /PowerShell/.test(channel) ? powershellCategories : {}
  const category = categories[String(EventID)]
  if (category !== undefined) return { product: 'windows', category }
  const service = services[channel]
  return service === undefined ? undefined : { product: 'windows', service }
}
