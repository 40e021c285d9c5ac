import { missingKey } from './missing-key.js'

export const statusMissing = missingKey({
  key: 'status',
  help: 'add `status: experimental`',
  why: 'The status tells whether a rule is ready for production.',
  example: 'status: experimental',
})
