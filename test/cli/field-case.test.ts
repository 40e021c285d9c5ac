import { expect, test } from 'vitest'
import { invoke, rule } from './invoke.js'

const okta = '[{ type: logsource, category: other }]'
const files = {
  'p.yml': `name: p
transformations:
  - { type: field_name_mapping, mapping: { eventType: e, eventtype: e, uuid: uuid } }
  - { type: field_name_prefix_mapping, mapping: { 'actor.': 'who.' } }
  - { type: field_name_mapping, rule_conditions: ${okta}, mapping: { SeverityLevel: s } }
  - { type: field_name_mapping, field_name_conditions: [{ type: include_fields, fields: [x] }], mapping: { ZONE: z } }
`,
  'a.yml': rule('A', '{ EventType: a, UUID: b, Actor.Id: c, severitylevel: d, zone: e, actor.id: f, nothing: g }'),
}

test('names the spelling that a pipeline maps in this rule', async () => {
  const { stderr } = await invoke('convert a.yml -t plain -p p.yml', { files })
  expect(stderr.split('\n').filter((line) => line.startsWith('no pipeline'))).toEqual([
    'no pipeline maps the field `Actor.Id` (1 rule); it keeps its name: did you mean `actor.Id`?',
    'no pipeline maps the field `EventType` (1 rule); it keeps its name: did you mean `eventType`?',
    'no pipeline maps the field `UUID` (1 rule); it keeps its name: did you mean `uuid`?',
    'no pipeline maps the field `nothing` (1 rule); it keeps its name',
    'no pipeline maps the field `severitylevel` (1 rule); it keeps its name',
    'no pipeline maps the field `zone` (1 rule); it keeps its name',
  ])
})

test('names the spelling of an error at its place', async () => {
  const { stderr } = await invoke('convert a.yml -t plain -p p.yml --unmapped error', { files })
  expect(stderr.split('\n').filter((line) => line.includes('did you mean'))).toEqual([
    '   help: pipelines compare names case-sensitively: did you mean `eventType`?',
    '   help: pipelines compare names case-sensitively: did you mean `uuid`?',
    '   help: pipelines compare names case-sensitively: did you mean `actor.Id`?',
  ])
})

test('lists spellings also if many fields are unmapped', async () => {
  const fields = Array.from({ length: 8 }, (_, at) => `field${at}: x`).join(', ')
  const many = { ...files, 'a.yml': rule('A', `{ EventType: a, ${fields} }`) }
  const { stderr } = await invoke('convert a.yml -t plain -p p.yml', { files: many })
  expect(stderr).toContain('`EventType` (1 rule); it keeps its name: did you mean `eventType`?\n')
  expect(stderr).toContain('no pipeline maps 9 fields, which keep their names')
})

test('names the spelling of a field of a correlation', async () => {
  const base = rule('Base', 'f: 1', 'name: base\n')
  const group =
    'correlation: { type: event_count, rules: [base], group-by: [Uuid], timespan: 5m, condition: { gte: 2 } }'
  const { stderr } = await invoke('convert c.yml -t plain -p p.yml', {
    files: { ...files, 'c.yml': `${base}---\ntitle: Many\n${group}\n` },
  })
  expect(stderr).toContain('no pipeline maps the field `Uuid` (1 rule); it keeps its name: did you mean `uuid`?\n')
})
