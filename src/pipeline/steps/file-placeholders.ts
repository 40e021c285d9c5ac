import { externalPlaceholders } from '../placeholders/external-placeholders.js'

export const filePlaceholders = externalPlaceholders(
  'file_placeholders',
  'puts values from a file in the place of placeholders, if its user lets it',
  { path: { type: 'string', minLength: 1 } },
  'path',
)
