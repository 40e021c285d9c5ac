import { externalPlaceholders } from '../placeholders/external-placeholders.js'

export const commandPlaceholders = externalPlaceholders(
  'command_placeholders',
  {
    cmd: { type: ['string', 'array'], items: { type: 'string' }, minLength: 1, minItems: 1 },
    timeout: { type: 'integer' },
    max_stdout: { type: 'integer' },
  },
  'cmd',
)
