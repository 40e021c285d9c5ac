import { externalPlaceholders } from '../placeholders/external-placeholders.js'

export const commandPlaceholders = externalPlaceholders(
  'command_placeholders',
  'replaces placeholders with the output of a command, if the caller allows it',
  {
    cmd: { type: ['string', 'array'], items: { type: 'string' }, minLength: 1, minItems: 1 },
    timeout: { type: 'integer', description: 'in seconds (default: 30)' },
    max_stdout: { type: 'integer', description: 'maximum size of the output in bytes' },
  },
  'cmd',
)
