import type { schemaMessages } from '../catalogue/schema.js'
import type { Rationales } from './rationales.js'

const SILENT =
  'A query that asks for a field that the data does not have matches nothing, and the platform does not report an error.'

/** Diagnostics about fields and values that the data cannot have. */
export const schemaRationales: Rationales<typeof schemaMessages> = {
  'field-absent': SILENT,
  'field-undeclared': `${SILENT} Indices with dynamic mappings may have fields that no schema declares.`,
  'field-unsearchable': 'The data has the field, but the platform does not index it.',
  'field-type': 'The value can never match, so this part of the rule finds nothing.',
}
