import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { convertRule, type Pipeline, parseRules } from '../../src/index.js'

/**
 * The event category that Elastic's integrations store for events of each Sigma category; `any` if they differ or have
 * none.
 */
const categories = {
  process: [
    'process_creation',
    'process_termination',
    'process_access',
    'process_tampering',
    'create_remote_thread',
    'image_load',
    'raw_access_thread',
    'wmi_event',
    'sysmon_error',
    'ps_module',
    'ps_script',
    'ps_classic_start',
    'ps_classic_provider_start',
    'ps_classic_script',
  ],
  file: [
    'file_event',
    'file_change',
    'file_delete',
    'file_delete_detected',
    'file_block_executable',
    'file_block_shredding',
    'file_executable_detected',
    'create_stream_hash',
    'pipe_created',
  ],
  registry: ['registry_add', 'registry_delete', 'registry_set', 'registry_rename', 'registry_event'],
  network: ['network_connection', 'dns_query'],
  driver: ['driver_load'],
  any: ['sysmon_status', 'clipboard_capture', 'file_access'],
} as const
const rows = Object.entries(categories).flatMap(([event, names]) => names.map((name) => [name, event] as const))

describe('EQL uses the event category of', () => {
  test.each(rows)('windows/%s: %s', (category, event) => {
    const { query } = converted('eql', `category: ${category}, product: windows`, WINDOWS)
    expect(query?.split(' where ')[0]).toBe(event)
  })

  test.each([
    ['conn', 'network'],
    ['dns', 'network'],
    ['http', 'network'],
    ['smb_files', 'network'],
    ['files', 'file'],
    ['notice', 'intrusion_detection'],
    ['syslog', 'any'],
    ['x509', 'any'],
  ])('zeek/%s: %s', (service, event) => {
    const { query } = converted('eql', `service: ${service}, product: zeek`, ['ecs-zeek'])
    expect(query).toMatch(new RegExp(`^${event} where event.dataset == "zeek.`))
  })

  test.each([
    ['file_event', 'file'],
    ['file_rename', 'file'],
    ['process_creation', 'process'],
    ['security_policy', 'any'],
  ])('macos/endpointsecurity/%s: %s', (category, event) => {
    const logsource = `category: ${category}, product: macos, service: endpointsecurity`
    expect(converted('eql', logsource, ['ecs-macos-esf']).query?.split(' where ')[0]).toBe(event)
  })
})

describe.each(['kql', 'lucene', 'eql', 'esql'])('in %s', (target) => {
  test.each(rows)('distinguishes a rule about windows/%s from others, or reports its log source', (category, event) => {
    const { query, codes } = converted(target, `category: ${category}, product: windows`, ['ecs-windows'])
    const isOnlyOne = target === 'eql' && event === 'driver'
    expect(codes.includes('unmapped-logsource')).toBe(!isOnlyOne && !category.startsWith('ps_'))
    expect(query).not.toBeNull()
  })

  test.each(rows)('with all pipelines for Windows, the query for windows/%s tests its event ID', (category) => {
    const { query, codes } = converted(target, `category: ${category}, product: windows`, WINDOWS)
    const isKnown = category !== 'file_access'
    expect([/event\.code/.test(query ?? ''), codes.includes('unmapped-logsource')]).toEqual([isKnown, !isKnown])
  })
})

test.each([
  ['kql', 'event.category: "registry" and process.executable: "a"'],
  ['lucene', 'event.category:"registry" AND process.executable:"a"'],
  [
    'esql',
    'FROM winlogbeat-*,logs-windows.*,logs-system.* METADATA _id, _index, _version | WHERE (MV_CONCAT(event.category, ",") RLIKE "(.*,)?registry(,.*)?") AND TO_LOWER(process.executable) == "a"',
  ],
])('with `event-category`, %s asks for it as well', (target, query) => {
  const options = { 'event-category': true }
  expect(converted(target, 'category: registry_set, product: windows', ['ecs-windows'], options).query).toBe(query)
  const unstated = converted(target, 'category: file_access, product: windows', ['ecs-windows'], options).query
  expect(unstated).not.toContain('event.category')
})

const WINDOWS = ['sysmon', 'ecs-windows']

function converted(target: string, logsource: string, names: readonly string[], options = {}) {
  const text = `title: t\nlogsource: { ${logsource} }\ndetection: { s: { Image: a }, condition: s }\n`
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule === undefined) throw new Error(document?.diagnostics.join('\n'))
  const pipelines = names.map((name): Pipeline => findPipeline(name)!)
  const { query, diagnostics } = convertRule(document.rule, backends.get(target)!, { pipelines, options })
  return { query, codes: diagnostics.map(({ code }) => code) }
}
