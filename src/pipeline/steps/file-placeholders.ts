import { externalPlaceholders } from '../placeholders/external-placeholders.js'

export const filePlaceholders = externalPlaceholders(
  'file_placeholders',
  'replaces placeholders with values from a file, if the caller allows it',
  { path: { type: 'string', minLength: 1 } },
  'path',
)
