import { describe, expect, test } from 'vitest'
import { kql, splunk } from '../../backends/index.js'
import { schemaReadersOf } from '../../src/backend/schema-readers.js'
import { convertRule, parsePipeline, parseRules } from '../../src/index.js'
import type { FieldSchema } from '../../src/schema/field-schema.js'
import { readSchema } from '../../src/schema/read-schema.js'

const readers = await schemaReadersOf([kql])

const mapping = (properties: object): FieldSchema => {
  const read = readSchema({ name: 'mapping.json', text: JSON.stringify({ mappings: { properties } }) }, readers)
  if ('problem' in read) throw new Error(read.problem)
  return read.schema
}

const closed = mapping({
  process: { properties: { name: { type: 'keyword' }, pid: { type: 'long' }, raw: { type: 'keyword', index: false } } },
  ok: { type: 'boolean' },
  ip: { type: 'ip' },
})
const open: FieldSchema = { ...closed, name: 'events.ndjson', isComplete: false }

const ruleWith = (items: object) => {
  const text = JSON.stringify({ title: 't', logsource: { product: 'x' }, detection: { s: items, condition: 's' } })
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule === undefined) throw new Error('no rule')
  return document.rule
}

const diagnosticsOf = (items: object, schemas: readonly FieldSchema[]) =>
  convertRule(ruleWith(items), kql, { schemas }).diagnostics.map(({ code, message, help }) => ({ code, message, help }))

describe('a query is checked against the fields of the data', () => {
  test('accepts an existing field and a value that it can contain', () => {
    expect(diagnosticsOf({ 'process.name': 'a.exe', 'process.pid': 4, ok: true }, [closed])).toEqual([])
    expect(diagnosticsOf({ anything: 'x' }, [])).toEqual([])
  })

  test('a field that is not there', () => {
    expect(diagnosticsOf({ 'process.nam': 'a' }, [closed])).toEqual([
      {
        code: 'field-absent',
        message: 'there is no field `process.nam` in `mapping.json`',
        help: 'did you mean `process.name`?',
      },
    ])
  })

  test('a name in other letter case', () => {
    expect(diagnosticsOf({ 'Process.Name': 'a' }, [closed])[0]?.help).toBe(
      'names of fields are case-sensitive: did you mean `process.name`?',
    )
  })

  test('a sample of events does not prove that a field is missing', () => {
    expect(diagnosticsOf({ 'process.nam': 'a' }, [open]).map(({ code }) => code)).toEqual(['field-undeclared'])
    expect(diagnosticsOf({ 'process.nam': 'a' }, [closed, open]).map(({ code }) => code)).toEqual(['field-undeclared'])
  })

  test('a field that is not indexed', () => {
    expect(diagnosticsOf({ 'process.raw': 'a' }, [closed]).map(({ code }) => code)).toEqual(['field-unsearchable'])
  })

  test.each([
    [{ 'process.pid': 'four' }, ['field-type']],
    [{ 'process.pid': '4' }, []],
    [{ ok: 'yes' }, ['field-type']],
    [{ ok: 'TRUE' }, []],
  ])('a value that the type never holds: %j', (items, codes) => {
    const own = diagnosticsOf(items, [closed]).filter(({ code }) => code.startsWith('field-'))
    expect(own.map(({ code }) => code)).toEqual(codes)
  })

  test('reports each field once, also for the two sides of `fieldref`', () => {
    const items = [{ gone: ['a', 'b'] }, { 'gone|contains': 'c' }, { 'process.name|fieldref': 'lost' }]
    const { diagnostics } = convertRule(ruleWith(items), splunk, { schemas: [closed] })
    expect(diagnostics.filter(({ code }) => code === 'field-absent').map(({ message }) => message)).toEqual([
      'there is no field `gone` in `mapping.json`',
      'there is no field `lost` in `mapping.json`',
    ])
  })

  test('checks the fields after pipelines', () => {
    const text = 'name: p\ntransformations: [{ type: field_name_mapping, mapping: { Image: process.name } }]'
    const { pipeline } = parsePipeline({ name: 'p.yml', text })
    const settings = { pipelines: pipeline === undefined ? [] : [pipeline], schemas: [closed] }
    expect(convertRule(ruleWith({ Image: 'a' }), kql, settings).diagnostics).toEqual([])
  })
})

describe('the types of the data', () => {
  test('reach the dialect', () => {
    const rule = ruleWith({ ip: '10.*' })
    expect(convertRule(rule, kql).fidelity).toBe('exact')
    expect(convertRule(rule, kql, { schemas: [closed] }).query).not.toBe(convertRule(rule, kql).query)
  })

  test('override those of a pipeline, except for a caseless field of the same type', () => {
    const text =
      'name: p\nfield_types: { process.name: { type: keyword, caseless: process.name.lower }, ip: keyword }\ntransformations: []'
    const { pipeline } = parsePipeline({ name: 'p.yml', text })
    const pipelines = pipeline === undefined ? [] : [pipeline]
    const rule = ruleWith({ 'process.name': 'A.exe', ip: '10.0.0.1' })
    const { query } = convertRule(rule, kql, { pipelines, schemas: [closed] })
    expect(query).toContain('process.name.lower')
    expect(query).toContain('ip: "10.0.0.1"')
  })

  test('include a `text` multi-field that each schema with the field has', () => {
    const command = (fields: object): FieldSchema => mapping({ command: { type: 'wildcard', fields } })
    const [words, whole] = [command({ text: { type: 'match_only_text' } }), command({})]
    const rule = ruleWith({ command: '* -w hidden *' })
    const queryFor = (schemas: readonly FieldSchema[]) => convertRule(rule, kql, { schemas, lossy: true }).query
    expect(queryFor([words])).toBe('command.text: "-w hidden"')
    expect(queryFor([words, closed])).toBe('command.text: "-w hidden"')
    expect(queryFor([words, whole])).toBe('command: *-w*hidden*')
  })
})

describe('schemas that a pipeline names', () => {
  const pipelineOf = (schemas: unknown) => {
    const transformations = [
      { type: 'set_state', key: 'schemas', val: schemas },
      { type: 'field_name_mapping', mapping: { given: 'process.nam' } },
    ]
    const { pipeline } = parsePipeline({ name: 'p.yml', text: JSON.stringify({ transformations }) })
    if (pipeline === undefined) throw new Error('no pipeline')
    return pipeline
  }
  const codesOf = (items: object, names: unknown, namedSchemas: readonly FieldSchema[]) =>
    convertRule(ruleWith(items), kql, { pipelines: [pipelineOf(names)], namedSchemas }).diagnostics.map(
      ({ code }) => code,
    )

  test('report a field that a step gives, and keep silent about undeclared names that none does', () => {
    expect(codesOf({ given: 'a' }, 'events.ndjson', [open])).toEqual(['field-undeclared'])
    expect(codesOf({ other: 'a' }, 'events.ndjson', [open])).toEqual(['field-kept'])
  })

  test('report what cannot exist, other letter case and values of another type in any field', () => {
    expect(codesOf({ other: 'a' }, 'mapping.json', [closed])).toEqual(['field-kept', 'field-absent'])
    expect(codesOf({ 'Process.Name': 'a' }, 'events.ndjson', [open])).toEqual(['field-kept', 'field-undeclared'])
    expect(codesOf({ 'process.pid': 'a' }, 'events.ndjson', [open])).toEqual(['field-kept', 'field-type'])
  })

  test('check nothing that they are not named for', () => {
    expect(codesOf({ given: 'a' }, ['mapping.json', 'another'], [open])).toEqual([])
    expect(codesOf({ given: 'a' }, 7, [open])).toEqual([])
  })

  test('are found by a name in other letter case, and by the part before a final `*`', () => {
    expect(codesOf({ given: 'a' }, 'EVENTS.ndjson', [open])).toEqual(['field-undeclared'])
    expect(codesOf({ given: 'a' }, ['events.*'], [open])).toEqual(['field-undeclared'])
  })
})
