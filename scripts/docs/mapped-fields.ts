import { load } from 'js-yaml'
import { findPipeline, pipelineTexts } from '../../pipelines/all.js'
import { loadNamedSchemas } from '../../schemas/index.js'
import { schemaNames } from '../../src/pipeline/named-schemas.js'
import type { FieldSchemaData } from '../../src/schema/field-schema.js'
import { type Presence, presenceInAny } from '../../src/schema/presence.js'

/** The fields that a built-in pipeline gives, compared with the schemas that it names. */
export interface MappedFields {
  readonly pipeline: string
  /** The names as the pipeline writes them; they may end in `*`. */
  readonly schemaNames: readonly string[]
  readonly schemas: readonly FieldSchemaData[]
  readonly fields: ReadonlyMap<string, Presence>
}

/** Compares the fields of a built-in pipeline with the schemas that it names. */
export async function mappedFields(name: string): Promise<MappedFields> {
  const pipeline = findPipeline(name)
  if (pipeline === undefined) throw new Error(`there is no pipeline ${name}`)
  const schemas = await loadNamedSchemas([pipeline])
  const fields = fieldsGivenBy(name).map(
    (field) => [field, presenceInAny(schemas, nameInSchema(field, schemas))] as const,
  )
  return { pipeline: name, schemaNames: schemaNames(pipeline), schemas, fields: new Map(fields) }
}

/** The data models of Splunk declare `process`; searches of their summaries name it `Processes.process`. */
const nameInSchema = (field: string, [schema]: readonly FieldSchemaData[]): string =>
  schema?.name.startsWith('splunk/') ? field.replace(/^[A-Z]\w*\./, '') : field

interface WrittenStep {
  readonly type: string
  readonly mapping?: Readonly<Record<string, string | readonly string[] | null>>
  readonly conditions?: Readonly<Record<string, unknown>>
  readonly items?: readonly WrittenStep[]
}

/** Returns the names that the steps of a built-in pipeline end in, sorted, without those that a later step renames. */
export function fieldsGivenBy(pipeline: string): readonly string[] {
  const text = pipelineTexts.get(pipeline)?.text ?? ''
  const { transformations = [] } = load(text) as { readonly transformations?: readonly WrittenStep[] }
  const given = new Set<string>()
  const renamed = new Set<string>()
  for (const { type, mapping = {}, conditions = {} } of transformations.flatMap(stepsIn)) {
    if (type === 'add_condition') for (const field of Object.keys(conditions)) given.add(field)
    if (type !== 'field_name_mapping') continue
    for (const [field, names] of Object.entries(mapping)) {
      const all = [names ?? field].flat()
      for (const name of all) given.add(name)
      if (!all.includes(field)) renamed.add(field)
    }
  }
  for (const field of Object.keys(findPipeline(pipeline)?.fieldTypes ?? {})) if (!field.endsWith('.*')) given.add(field)
  return [...given].filter((name) => !renamed.has(name)).toSorted()
}

const stepsIn = (step: WrittenStep): readonly WrittenStep[] =>
  step.type === 'nest' ? (step.items ?? []).flatMap(stepsIn) : [step]
