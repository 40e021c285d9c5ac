import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { builtInSchemas, loadSchema } from '../../schemas/index.js'
import { schemaReadersOf } from '../../src/backend/schema-readers.js'
import { fieldTypeOf } from '../../src/ir/field-types.js'
import type { FieldSchema } from '../../src/schema/field-schema.js'
import { nearestField } from '../../src/schema/nearest-field.js'
import { parseCsv } from '../../src/schema/parse-csv.js'
import { presenceInAny, presenceOf } from '../../src/schema/presence.js'
import { readSchema } from '../../src/schema/read-schema.js'
import { schemaTypes, withSchemaTypes } from '../../src/schema/schema-types.js'

const readers = await schemaReadersOf([...backends.values()])

const schemaOf = (text: string, name = 'own.json'): FieldSchema => {
  const read = readSchema({ name, text }, readers)
  if ('problem' in read) throw new Error(read.problem)
  return read.schema
}

const built = async (name: string): Promise<FieldSchema> => {
  const schema = await loadSchema(name)
  if (schema === undefined) throw new Error(`no schema ${name}`)
  return schema
}

describe('a built-in schema', () => {
  test.each([
    ['elastic/okta.system', 'okta.actor.id', 'declared'],
    ['elastic/okta.system', 'okta.actor.nickname', 'unknown'],
    ['elastic/okta.system', 'okta.debug_context.debug_data.flattened.anything.at.all', 'dynamic'],
    ['elastic/endpoint.events.process', 'process.command_line', 'declared'],
    ['elastic/endpoint.events.process', 'process.commandline', 'absent'],
    ['elastic/endpoint.events.process', 'process.command_line.text', 'declared'],
    ['elastic/windows.sysmon_operational', 'winlog.event_data.Anything', 'dynamic'],
    ['elastic/ecs', 'source.ip', 'declared'],
    ['elastic/ecs', 'source', 'unknown'],
    ['elastic/winlogbeat', 'winlog.event_data.Anything', 'dynamic'],
    ['elastic/winlogbeat', 'sysmon.dns.status', 'declared'],
    ['elastic/auditbeat', 'auditd.data.syscall', 'declared'],
    ['elastic/filebeat.okta', 'okta.target.display_name', 'dynamic'],
    ['elastic/filebeat.okta', 'okta.device.managed', 'unknown'],
    ['elastic/filebeat.o365', 'o365.audit.Operation', 'declared'],
    ['elastic/filebeat.zeek', 'zeek.connection.state', 'declared'],
    ['elastic/filebeat.auditd', 'auditd.log.exe', 'unknown'],
    ['splunk/endpoint.processes', 'process_name', 'declared'],
    ['Splunk/Endpoint.Processes', 'Image', 'absent'],
    ['datadog/auth0', 'usr.email', 'declared'],
    ['datadog/okta', 'outcome.reason', 'declared'],
    ['datadog/okta', 'outcome.reson', 'unknown'],
    ['datadog/okta', 'debugContext.debugData.anything', 'dynamic'],
    ['datadog/cloudtrail', 'userIdentity.session_name', 'declared'],
    ['datadog/cloudtrail', 'requestParameters.instancesSet.items.instanceId', 'dynamic'],
    ['datadog/guardduty', 'detail.service.resourceRole', 'dynamic'],
    ['datadog/azure', 'evt.category', 'declared'],
    ['datadog/gcp-audit', 'data.protoPayload.status.code', 'declared'],
    ['auth0/tenant-logs', 'user_name', 'declared'],
  ])('%s: %s is %s', async (schema, field, kind) => {
    expect(presenceOf(await built(schema), field).kind).toBe(kind)
  })

  test('names its source', () => {
    expect(builtInSchemas.length).toBeGreaterThan(150)
    expect(builtInSchemas.filter(({ source, revision }) => source === '' || revision === '')).toEqual([])
  })

  test('is unknown by a wrong name, also by one that objects inherit', async () => {
    expect(await loadSchema('elastic/nothing')).toBeUndefined()
    expect(presenceOf(await built('elastic/ecs'), 'constructor.name').kind).toBe('unknown')
  })

  test('gives the dialects the types of its fields', async () => {
    const types = schemaTypes(await built('elastic/endpoint.events.process'))
    expect(types['process.pid']).toBe('long')
    expect(types['process.command_line.text']).toBe('text')
    expect(schemaTypes(await built('elastic/okta.system'))['client.ip']).toBe('ip')
  })
})

test('a schema with a flattened field overrides the types that a pipeline declares below it', async () => {
  const types = withSchemaTypes({ 'okta.target.*': 'keyword', 'okta.target.id': 'keyword', other: 'long' }, [
    await built('elastic/filebeat.okta'),
  ])
  expect(['okta.target.id', 'okta.target.type', 'other'].map((name) => fieldTypeOf(types, name))).toEqual([
    'flattened',
    'flattened',
    'long',
  ])
})

describe('a mapping of Elasticsearch', () => {
  const mapping = {
    'logs-1': {
      mappings: {
        properties: {
          host: { properties: { name: { type: 'keyword', fields: { text: { type: 'match_only_text' } } } } },
          port: { type: 'integer', index: false },
          raw: { type: 'flattened' },
          old: { type: 'alias', path: 'host.name' },
        },
      },
    },
    'logs-2': { mappings: { properties: { extra: { type: 'boolean' } } } },
  }
  const schema = schemaOf(JSON.stringify(mapping))

  test.each([
    [
      'host.name',
      { kind: 'declared', field: { type: 'keyword', below: undefined, isSearchable: true, isList: false } },
    ],
    [
      'host.name.text',
      { kind: 'declared', field: { type: 'match_only_text', below: undefined, isSearchable: true, isList: false } },
    ],
    ['port', { kind: 'declared', field: { type: 'integer', below: undefined, isSearchable: false, isList: false } }],
    ['raw.x.y', { kind: 'dynamic', type: 'keyword' }],
    ['old', { kind: 'declared', field: { type: 'keyword', below: undefined, isSearchable: true, isList: false } }],
    ['extra', { kind: 'declared', field: { type: 'boolean', below: undefined, isSearchable: true, isList: false } }],
    ['host', { kind: 'absent' }],
    ['Host.name', { kind: 'absent' }],
  ])('%s', (field, presence) => {
    expect(presenceOf(schema, field)).toEqual(presence)
  })

  test('suggests a similar name', () => {
    expect(nearestField([schema], 'Host.Name')).toBe('host.name')
    expect(nearestField([schema], 'host.nam')).toBe('host.name')
    expect(nearestField([schema], 'something.else.entirely')).toBeUndefined()
  })

  test('may be part of an index template, or the mappings alone', () => {
    const { mappings } = mapping['logs-2']
    for (const form of [mappings, { mappings }, { template: { mappings } }]) {
      expect(presenceOf(schemaOf(JSON.stringify(form)), 'extra').kind).toBe('declared')
    }
  })
})

test('a Splunk field summary yields texts and numbers, with the marks of lists', () => {
  const csv =
    'field,count,distinct_count,numeric_count,values\nEventCode,12,3,12,"[{""value"":""4625""}]"\n"items{}.name",4,4,0,"a,b\nc"\n'
  const schema = schemaOf(csv, 'summary.csv')
  expect(schema.fields).toEqual({ EventCode: 'number', 'items{}': { name: 'string' } })
  expect(presenceOf(schema, 'items{}.name').kind).toBe('declared')
  expect(presenceOf(schema, 'items.name').kind).toBe('absent')
  expect(nearestField([schema], 'items.name')).toBe('items{}.name')
  expect(presenceOf(schema, 'eventcode').kind).toBe('absent')
})

test.each([
  ['["@usr.id","@evt.name"]', { usr: { id: 'string' }, evt: { name: 'string' } }],
  ['[{"path":"@duration","type":"number"}]', { duration: 'number' }],
  ['{"facets":{"logs":[{"path":"@usr.id","type":"string"}]}}', { usr: { id: 'string' } }],
  ['{"facets":[{"name":"Duration","path":"duration","type":"number"}]}', { duration: 'number' }],
])('a list of Datadog attributes: %s', (text, fields) => {
  expect(schemaOf(text).fields).toEqual(fields)
})

test('events yield their fields, and others may exist', () => {
  const schema = schemaOf(
    '{"a":{"b":1},"l":["x"]}\n{"a":{"b":1.5,"c":true},"l":null}\n{"a":{"c":"yes"}}\n',
    'events.ndjson',
  )
  expect(schema.fields).toEqual({ a: { b: 'double', c: 'keyword' }, l: 'keyword[]' })
  expect(presenceOf(schema, 'z').kind).toBe('unknown')
  expect(schemaOf('[{"a":1}]').fields).toEqual({ a: 'long' })
  expect(schemaOf('{\n "a": 1,\n "b.c": [{"d": true}, {"d": false}] }').fields).toEqual({
    a: 'long',
    b: { c: { d: 'boolean' } },
  })
  expect(schemaOf('{"hits":{"hits":[{"_id":"1","_source":{"a":1}}]}}').fields).toEqual({ a: 'long' })
  expect(presenceOf(schema, 'l{}').kind).toBe('declared')
})

test.each([
  ['', 'the file is empty'],
  ['{"a":1}\nnonsense', 'line 2 holds no JSON object'],
  ['name,count\nx,1', 'a field summary needs a column `field`'],
  ['field,count', 'the field summary has no rows'],
  ['{"x":{"mappings":{}}}', 'the mapping has no `properties`'],
  ['{}', 'no event has a field'],
  ['[1,2]', 'line 1 holds no JSON object'],
  ['title: a rule\n', 'line 1 holds no JSON object'],
  [
    '{"error":{"type":"index_not_found_exception"},"status":404}',
    'it is an error of Elasticsearch: index_not_found_exception',
  ],
])('%j is no schema', (text, problem) => {
  expect(readSchema({ name: 'x', text }, readers)).toEqual({ problem })
})

test.each([
  [
    'a,b\r\n1,"x ""y"" z"\r\n',
    [
      ['a', 'b'],
      ['1', 'x "y" z'],
    ],
  ],
  ['"a\nb",c', [['a\nb', 'c']]],
  ['a,\n\nb', [['a', ''], ['b']]],
  ['"open,x\ny', [['"open', 'x'], ['y']]],
])('CSV %j', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows)
})

test('the most certain answer of several schemas applies', async () => {
  const [open, closed] = [await built('elastic/ecs'), await built('elastic/endpoint.events.process')]
  expect(presenceInAny([closed, open], 'source.ip').kind).toBe('declared')
  expect(presenceInAny([closed, open], 'source.nothing').kind).toBe('unknown')
  expect(presenceInAny([closed], 'source.nothing').kind).toBe('absent')
})
