import { pipelineTexts } from '../../pipelines/all.js'
import { loadSchema } from '../../schemas/index.js'
import { type FieldTypes, fieldTypeOf, mergeFieldTypes, typeNameOf } from '../../src/ir/field-types.js'
import type { FieldSchemaData } from '../../src/schema/field-schema.js'
import { presenceInAny } from '../../src/schema/presence.js'
import { fieldTypeName, schemaTypes } from '../../src/schema/schema-types.js'
import { type MappedFields, mappedFields } from './mapped-fields.js'

/** The built-in pipelines that also search a Beat, with the schema of its fields. */
const BEATS: Readonly<Record<string, string>> = {
  'ecs-aws-cloudtrail': 'elastic/filebeat.aws',
  'ecs-azure': 'elastic/filebeat.azure',
  'ecs-google-workspace': 'elastic/filebeat.google_workspace',
  'ecs-linux-auditd': 'elastic/filebeat.auditd',
  'ecs-linux-auditd-manager': 'elastic/auditbeat',
  'ecs-m365': 'elastic/filebeat.o365',
  'ecs-okta': 'elastic/filebeat.okta',
  'ecs-windows': 'elastic/winlogbeat',
  'ecs-zeek': 'elastic/filebeat.zeek',
}

/** The fields of a pipeline that a Beat does not have as the integration of the same logs has them. */
export interface BeatDifferences {
  readonly pipeline: string
  readonly schema: FieldSchemaData
  /** Fields that the Beat does not declare. */
  readonly undeclared: readonly string[]
  /** Fields with another type: `field: type in the Beat, not type in the integration`. */
  readonly otherTypes: readonly string[]
}

/** The built-in pipelines whose indices include one of a Beat. */
const pipelinesOfBeats: readonly string[] = [...pipelineTexts]
  .filter(([, { text }]) => /\bval: \[\w*beat-\*/.test(text))
  .map(([name]) => name)

/** Compares the fields of each such pipeline with those of its Beat. Fails if a pipeline has no schema of a Beat. */
export const beatDifferences = (): Promise<readonly BeatDifferences[]> => Promise.all(pipelinesOfBeats.map(compare))

async function compare(pipeline: string): Promise<BeatDifferences> {
  const schema = await loadSchema(BEATS[pipeline] ?? '')
  const ecs = await loadSchema('elastic/ecs')
  if (schema === undefined || ecs === undefined) throw new Error(`which Beat does the pipeline ${pipeline} search?`)
  const mapped = await mappedFields(pipeline)
  const fields = [...mapped.fields.keys()]
  const types = mergeFieldTypes([schema, ecs].map(schemaTypes))
  return {
    pipeline,
    schema,
    undeclared: fields.filter((field) => presenceInAny([schema, ecs], field).kind === 'unknown'),
    otherTypes: fields.flatMap((field) => otherType(field, types, mapped)),
  }
}

/** The types are those that decide how a language compares the field. */
function otherType(field: string, beat: FieldTypes, { fields }: MappedFields): readonly string[] {
  const integration = fields.get(field)
  const mine = typeNameOf(fieldTypeOf(beat, field))
  if (integration?.kind !== 'declared' || mine === undefined) return []
  const theirs = fieldTypeName(integration.field.type)
  return isString(mine) && isString(theirs) ? [] : mine === theirs ? [] : [`\`${field}\` (${mine}, not ${theirs})`]
}

/** A data stream has one data set, and an index of a Beat has many; both are searched alike. */
const isString = (type: string | undefined): boolean => type === 'keyword' || type === 'constant_keyword'
