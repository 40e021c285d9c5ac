import { fieldTree } from '../../src/schema/build-field-tree.js'
import type { FieldSchemaData } from '../../src/schema/field-schema.js'

export interface DataModels {
  readonly source: string
  readonly models: Readonly<Record<string, Readonly<Record<string, Dataset>>>>
}

interface Dataset {
  readonly constraints?: readonly string[]
  readonly search?: string
  readonly fields: Readonly<Record<string, { readonly type: string; readonly multivalue?: boolean }>>
}

/**
 * Each dataset of the Common Information Model, such as `splunk/endpoint.processes`. A data model has only the fields
 * that it declares.
 */
export const splunkSchemas = ({ source, models }: DataModels): readonly FieldSchemaData[] =>
  Object.entries(models).flatMap(([model, datasets]) =>
    Object.entries(datasets).map(([dataset, { constraints, search, fields }]) => ({
      name: `splunk/${model}.${dataset}`.toLowerCase(),
      source,
      revision: /\(([^)]*)\)/.exec(source)?.[1] ?? '',
      index: search ?? (constraints ?? []).join(' '),
      isComplete: true,
      fields: fieldTree(
        Object.entries(fields).map(([field, { type, multivalue = false }]) => [
          field,
          { type: type === 'base' ? 'string' : type, below: undefined, isSearchable: true, isList: multivalue },
        ]),
      ),
    })),
  )
