import { externalPlaceholders } from '../placeholders/external-placeholders.js'

export const commandPlaceholders = externalPlaceholders(
  'command_placeholders',
  'puts what a command prints in the place of placeholders, if its user lets it',
  {
    cmd: { type: ['string', 'array'], items: { type: 'string' }, minLength: 1, minItems: 1 },
    timeout: { type: 'integer', description: 'in seconds; default 30' },
    max_stdout: { type: 'integer', description: 'of what it prints, in bytes' },
  },
  'cmd',
)
