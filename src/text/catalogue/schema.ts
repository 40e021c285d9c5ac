import { warning } from './entry.js'

/** Diagnostics about fields and values that the data cannot have. */
export const schemaMessages = {
  'field-absent': warning(
    (field: string, schemas: string) => `there is no field \`${field}\` in ${schemas}`,
    'map the field with a pipeline, or correct its name',
  ),
  'field-undeclared': warning(
    (field: string, schemas: string) => `no field \`${field}\` is declared in ${schemas}; the data may still have it`,
    'check the field in your data, for instance with `--schema` and a mapping or some events',
  ),
  'field-unsearchable': warning(
    (field: string, schemas: string) => `the field \`${field}\` of ${schemas} cannot be searched`,
    'use another field, or have the platform index this one',
  ),
  'field-type': warning(
    (field: string, type: string, value: string) =>
      `the field \`${field}\` has the type ${type}, which never holds ${value}`,
  ),
} as const
