import { externalPlaceholders } from '../placeholders/external-placeholders.js'

export const filePlaceholders = externalPlaceholders(
  'file_placeholders',
  { path: { type: 'string', minLength: 1 } },
  'path',
)
