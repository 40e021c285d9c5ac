import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { schemaReadersOf } from '../../src/backend/schema-readers.js'
import type { FieldSchema } from '../../src/schema/field-schema.js'
import { presenceOf } from '../../src/schema/presence.js'
import { readSchema } from '../../src/schema/read-schema.js'
import { schemaTypes } from '../../src/schema/schema-types.js'

const readers = await schemaReadersOf([...backends.values()])

function schemaOf(data: unknown): FieldSchema {
  const read = readSchema({ name: 'own.json', text: JSON.stringify(data) }, readers)
  if ('problem' in read) throw new Error(read.problem)
  return read.schema
}

const indexWith = (...mappings: readonly object[]): FieldSchema =>
  schemaOf(Object.fromEntries(mappings.map((mapping, index) => [`.ds-logs-own-00000${index}`, { mappings: mapping }])))

const typeOf = (schema: FieldSchema, name: string): string | undefined => {
  const presence = presenceOf(schema, name)
  return presence.kind === 'declared' ? presence.field.type : undefined
}

describe('an index', () => {
  test('has runtime fields, also those of a composite one', () => {
    const runtime = {
      'day.name': { type: 'keyword' },
      http: { type: 'composite', fields: { verb: { type: 'keyword' }, bytes: { type: 'long' } } },
      wrong: 5,
    }
    const schema = indexWith({ runtime, properties: { a: { type: 'keyword' } } })
    expect(['day.name', 'http.verb', 'http.bytes'].map((name) => typeOf(schema, name))).toEqual([
      'keyword',
      'keyword',
      'long',
    ])
    expect(presenceOf(schema, 'wrong').kind).toBe('absent')
  })

  test('may have runtime fields alone', () => {
    expect(typeOf(indexWith({ runtime: { a: { type: 'ip' } } }), 'a')).toBe('ip')
  })

  test('resolves aliases to any depth and in any order', () => {
    const schema = indexWith({
      properties: {
        a: { properties: { old: { type: 'alias', path: 'z.new.name' } } },
        gone: { type: 'alias', path: 'nowhere' },
        z: { properties: { new: { properties: { name: { type: 'ip' } } } } },
      },
    })
    expect([typeOf(schema, 'a.old'), typeOf(schema, 'gone')]).toEqual(['ip', 'alias'])
    expect(schemaTypes(schema)['a.old']).toBe('ip')
  })

  test('has no searchable field in an object that is not parsed', () => {
    const schema = indexWith({ properties: { raw: { enabled: false, properties: { a: { type: 'keyword' } } } } })
    expect(presenceOf(schema, 'raw.a')).toMatchObject({ field: { isSearchable: false } })
  })

  test('has names with dots', () => {
    expect(typeOf(indexWith({ subobjects: false, properties: { 'a.b.c': { type: 'date' } } }), 'a.b.c')).toBe('date')
  })

  test('of an old version has its mapping below a type', () => {
    expect(typeOf(schemaOf({ old: { mappings: { doc: { properties: { a: { type: 'ip' } } } } } }), 'a')).toBe('ip')
  })

  test('maps a `text` multi-field, and one in lower case', () => {
    const fields = { text: { type: 'match_only_text' }, lower: { type: 'keyword', normalizer: 'lowercase' } }
    const schema = indexWith({ properties: { name: { type: 'wildcard', fields } } })
    expect(schemaTypes(schema).name).toEqual({ type: 'wildcard', text: 'name.text', caseless: 'name.lower' })
  })

  test('may keep the field itself in lower case', () => {
    const schema = indexWith({ properties: { name: { type: 'keyword', normalizer: 'lowercase' } } })
    expect(schemaTypes(schema).name).toEqual({ type: 'keyword', caseless: 'name' })
    const other = indexWith({ properties: { name: { type: 'keyword', normalizer: 'own' } } })
    expect(schemaTypes(other).name).toBe('keyword')
  })

  test('has no dynamic names: each field that an event had is mapped', () => {
    const schema = indexWith({
      dynamic_templates: [{ data: { path_match: 'data.*', mapping: { type: 'keyword' } } }],
      properties: { data: { properties: { a: { type: 'keyword' } } } },
    })
    expect(presenceOf(schema, 'data.b').kind).toBe('absent')
  })
})

describe('several indices', () => {
  test.each([
    ['keyword', 'wildcard', 'wildcard'],
    ['constant_keyword', 'keyword', 'keyword'],
    ['long', 'double', 'double'],
    ['integer', 'long', 'long'],
    ['match_only_text', 'text', 'text'],
    ['keyword', 'long', undefined],
    ['text', 'keyword', undefined],
    ['ip', 'ip', 'ip'],
  ])('with %s and %s know %s of the field', (a, b, known) => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      const schema = indexWith({ properties: { f: { type: one } } }, { properties: { f: { type: other } } })
      expect(presenceOf(schema, 'f').kind).toBe('declared')
      expect(schemaTypes(schema).f).toBe(known)
    }
  })

  test('have a field that one of them can search', () => {
    const schema = indexWith(
      { properties: { f: { type: 'keyword', index: false } } },
      { properties: { f: { type: 'keyword', normalizer: 'lowercase' }, g: { type: 'ip' } } },
    )
    expect(presenceOf(schema, 'f')).toMatchObject({ field: { isSearchable: true } })
    expect(schemaTypes(schema)).toMatchObject({ f: 'keyword', g: 'ip' })
  })
})

describe('templates', () => {
  const mappings = {
    dynamic_templates: [
      { data: { path_match: 'winlog.event_data.*', mapping: { type: 'keyword' } } },
      { several: { path_match: ['labels.*', '*.suffix'], mapping: { type: 'wildcard' } } },
      { strings: { match_mapping_type: 'string', mapping: { type: 'keyword' } } },
    ],
    properties: { host: { properties: { name: { type: 'keyword' } } } },
  }
  const forms = {
    'one index template': { template: { mappings } },
    'a list of index templates': { index_templates: [{ name: 't', index_template: { template: { mappings } } }] },
    'a list of component templates': {
      component_templates: [
        { name: 'empty', component_template: { template: { settings: {} } } },
        { name: 'own', component_template: { template: { mappings } } },
      ],
    },
  }

  test.each(Object.entries(forms))('%s allows other names', (_, form) => {
    const schema = schemaOf(form)
    expect(typeOf(schema, 'host.name')).toBe('keyword')
    expect(presenceOf(schema, 'winlog.event_data.Any')).toEqual({ kind: 'dynamic', type: 'keyword' })
    expect(presenceOf(schema, 'labels.any')).toEqual({ kind: 'dynamic', type: 'wildcard' })
    expect(presenceOf(schema, 'other').kind).toBe('unknown')
  })

  test('with a closed mapping do not', () => {
    const closed = { template: { mappings: { ...mappings, dynamic: 'strict' } } }
    expect(presenceOf(schemaOf(closed), 'other').kind).toBe('absent')
  })

  test('without mappings are no schema', () => {
    const text = JSON.stringify({ index_templates: [{ name: 'x', index_template: { composed_of: ['y'] } }] })
    expect(readSchema({ name: 'x', text }, readers)).toEqual({ problem: 'the mapping has no `properties`' })
  })
})

test('an answer of `_field_caps` lists fields with their types in all indices', () => {
  const schema = schemaOf({
    indices: ['a', 'b'],
    fields: {
      'host.name': { keyword: { type: 'keyword', searchable: true, aggregatable: true } },
      host: { object: { type: 'object', searchable: false, aggregatable: false } },
      _id: { _id: { type: '_id', metadata_field: true, searchable: true } },
      raw: { keyword: { type: 'keyword', searchable: false } },
      mixed: { long: { type: 'long', indices: ['a'] }, keyword: { type: 'keyword', indices: ['b'] } },
      some: { ip: { type: 'ip', indices: ['a'] }, unmapped: { type: 'unmapped', indices: ['b'] } },
    },
  })
  expect(schemaTypes(schema)).toEqual({ 'host.name': 'keyword', raw: 'keyword', some: 'ip' })
  expect(presenceOf(schema, 'raw')).toMatchObject({ field: { isSearchable: false } })
  expect(presenceOf(schema, 'mixed').kind).toBe('declared')
  expect(presenceOf(schema, 'host').kind).toBe('absent')
})
