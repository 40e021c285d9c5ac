import { checkSchemas } from './check-schemas.js'
import type { FieldSchema, FieldSchemaData } from './field-schema.js'
import { schemasOfState } from './named-schemas.js'
import { withSchemaTypes } from './schema-types.js'

const checker = { checkSchemas, schemasOfState, withSchemaTypes }

/**
 * The functions that compare queries with schemas. Each schema brings them, so that a program without schemas has none of
 * them.
 */
export type SchemaChecker = typeof checker

/**
 * Returns the schema of some data.
 *
 * @example
 * const data = { name: 'own', source: 'own', revision: '', isComplete: true, fields: { actor: { id: 'keyword' } } }
 * convertRule(rule, backend, { schemas: [fieldSchema(data)] }).diagnostics[0].code // 'field-absent'
 */
export const fieldSchema = (data: FieldSchemaData): FieldSchema => ({ ...data, checker })
