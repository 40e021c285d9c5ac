import { warning } from './entry.js'

const SILENT =
  'A query that asks for a field that the data does not have matches nothing, and the platform does not report an error.'

/** Diagnostics about fields and values that the data cannot have. */
export const schemaMessages = {
  'field-absent': warning(
    (field: string, schemas: string) => `there is no field \`${field}\` in ${schemas}`,
    SILENT,
    'map the field with a pipeline, or correct its name',
  ),
  'field-undeclared': warning(
    (field: string, schemas: string) => `no field \`${field}\` is declared in ${schemas}; the data may still have it`,
    `${SILENT} Indices with dynamic mappings may have fields that no schema declares.`,
    'check the field in your data, for instance with `--schema` and a mapping or some events',
  ),
  'field-unsearchable': warning(
    (field: string, schemas: string) => `the field \`${field}\` of ${schemas} cannot be searched`,
    'The data has the field, but the platform does not index it.',
    'use another field, or have the platform index this one',
  ),
  'field-type': warning(
    (field: string, type: string, value: string) =>
      `the field \`${field}\` has the type ${type}, which never holds ${value}`,
    'The value can never match, so this part of the rule finds nothing.',
  ),
} as const
