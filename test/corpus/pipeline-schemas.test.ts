import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findPipeline, pipelineTexts } from '../../pipelines/all.js'
import { fieldsGivenBy } from '../../scripts/docs/mapped-fields.js'
import type { FieldList } from '../../scripts/schemas/elastic-schema.js'
import { elasticSources } from '../../scripts/schemas/elastic-sources.js'
import { withNewerFields } from '../../scripts/schemas/newer-fields.js'
import { fieldTypeOf } from '../../src/ir/field-types.js'
import { addValue } from '../../src/text/add-value.js'

// Every built-in pipeline for Elasticsearch, compared with the fields that vendors declare: all names exist, and fields
// other than keywords have a type.

const folder = process.env.SIGMACAST_SCHEMAS ?? fileURLToPath(new URL('../../../shared/data/schemas', import.meta.url))

/** The data streams that each pipeline is for; names may end in `*`. */
const streams: Readonly<Record<string, readonly string[]>> = {
  'ecs-auth0': ['auth0.logs'],
  'ecs-aws-cloudtrail': ['aws.cloudtrail'],
  'ecs-azure': ['azure.activitylogs', 'azure.auditlogs', 'azure.signinlogs', 'azure.identity_protection'],
  'ecs-bitbucket': ['atlassian_bitbucket.audit'],
  'ecs-gcp-audit': ['gcp.audit'],
  'ecs-github': ['github.audit'],
  'ecs-google-workspace': ['google_workspace.admin', 'google_workspace.login'],
  'ecs-kubernetes': ['kubernetes.audit_logs'],
  'ecs-linux': ['endpoint.events.*'],
  'ecs-linux-auditd': ['auditd.log'],
  'ecs-linux-auditd-manager': ['auditd_manager.auditd'],
  'ecs-m365': ['o365.audit'],
  'ecs-macos': ['endpoint.events.*'],
  'ecs-macos-esf': ['endpoint.events.*'],
  'ecs-okta': ['okta.system'],
  'ecs-windows': ['windows.*', 'system.security', 'system.system', 'system.application', 'winlog.winlog'],
  'ecs-windows-defend': ['endpoint.events.*'],
  'ecs-zeek': ['zeek.*'],
  'ecs-zeek-corelight': ['corelight.*'],
}

/** Fields whose type no pipeline can declare, with the reason. */
const untyped: Readonly<Record<string, string>> = {
  'client.geo.location': 'a point on a map, which no rule can ask for',
}

type Declared =
  | string
  | { readonly type: string; readonly object_type?: string; readonly multi_fields?: Readonly<Record<string, string>> }
type Fields = Readonly<Record<string, Declared>>

describe.skipIf(!existsSync(folder))('the fields of', () => {
  test.each(Object.entries(streams))('%s are declared', (name, patterns) => {
    const schema = schemaOf(patterns)
    expect(fieldsGivenBy(name).filter((field) => !exists(field, schema))).toEqual([])
  })

  test.each(Object.entries(streams))('%s that are not keywords have their types', (name, patterns) => {
    const schema = schemaOf(patterns)
    const wrong = fieldsGivenBy(name).flatMap((field) => {
      const families = familiesOf(field, schema)
      const own = declaredType(name, field)
      const fits = own === undefined ? isKeyword(families) : families.size === 0 || families.has(family(own))
      return fits || field in untyped ? [] : [`${field}: ${own ?? 'no type'}, not ${[...families].join(' or ')}`]
    })
    expect(wrong).toEqual([])
  })
})

test('every built-in pipeline for Elasticsearch has its data streams', () => {
  const names = [...pipelineTexts.keys()].filter((name) => name.startsWith('ecs-') && name !== 'ecs-windows-old')
  expect(Object.keys(streams)).toEqual(names.toSorted())
})

const read = (file: string): FieldList => JSON.parse(readFileSync(join(folder, file), 'utf8'))

interface Schema {
  /** The declaration in each of the data streams that have the field. */
  readonly fields: ReadonlyMap<string, readonly Declared[]>
  readonly ecs: Fields
}

function schemaOf(patterns: readonly string[]): Schema {
  const fields = new Map<string, Declared[]>()
  const isWanted = (stream: string): boolean =>
    patterns.some((pattern) => (pattern.endsWith('*') ? stream.startsWith(pattern.slice(0, -1)) : stream === pattern))
  const listed = readdirSync(join(folder, 'elastic')).map((file) => basename(file, '.json'))
  const lists: readonly Fields[] = [
    ...listed.filter(isWanted).map((stream) => withNewerFields(stream, read(`elastic/${stream}.json`)).fields),
    ...Object.entries(elasticSources).flatMap(([stream, { fields: declared }]) => (isWanted(stream) ? [declared] : [])),
  ]
  for (const list of lists) for (const [name, declared] of Object.entries(list)) addValue(fields, name, declared)
  return { fields, ecs: read('ecs.json').fields }
}

/**
 * A field exists if it is declared, is a multi-field, is below an object whose values have a type, or is part of the
 * Elastic Common Schema.
 */
function exists(field: string, { fields, ecs }: Schema): boolean {
  if (fields.has(field) || field in ecs) return true
  const dot = field.lastIndexOf('.')
  const above = [
    ...(fields.get(field.slice(0, dot)) ?? []),
    ...(ecs[field.slice(0, dot)] ? [ecs[field.slice(0, dot)]] : []),
  ]
  if (above.some((one) => typeof one === 'object' && field.slice(dot + 1) in (one.multi_fields ?? {}))) return true
  return [...fields].some(
    ([name, declared]) => field.startsWith(`${name.replace(/\.\*$/, '')}.`) && declared.some(isOpen),
  )
}

const isOpen = (declared: Declared): boolean =>
  declared === 'flattened' ||
  (typeof declared === 'object' && (declared.type === 'flattened' || declared.object_type !== undefined))

const typeOf = (declared: Declared): string => (typeof declared === 'string' ? declared : declared.type)

const families: Readonly<Record<string, string>> = {
  constant_keyword: 'keyword',
  wildcard: 'keyword',
  match_only_text: 'text',
  integer: 'long',
  short: 'long',
  byte: 'long',
  float: 'double',
  half_float: 'double',
  scaled_float: 'double',
}
const family = (type: string): string => families[type] ?? type
const NO_TYPES: ReadonlySet<string> = new Set(['object', 'group', 'nested', 'alias', 'array'])

function familiesOf(field: string, { fields, ecs }: Schema): ReadonlySet<string> {
  const own = fields.get(field) ?? (ecs[field] === undefined ? [] : [ecs[field]])
  return new Set(own.map((one) => family(typeOf(one))).filter((type) => !NO_TYPES.has(type)))
}

const isKeyword = (types: ReadonlySet<string>): boolean => [...types].every((type) => type === 'keyword')

/** The type that the pipeline declares for the field itself, or for the nearest object above it. */
function declaredType(pipeline: string, field: string): string | undefined {
  const type = fieldTypeOf(findPipeline(pipeline)?.fieldTypes ?? {}, field)
  return typeof type === 'object' ? type.type : type
}
