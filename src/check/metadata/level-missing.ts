import { missingKey } from './missing-key.js'

export const levelMissing = missingKey({
  key: 'level',
  severity: 'warning',
  help: 'add `level:`',
  why: 'The level decides how urgent an alert is. Platforms use a default for a rule without one.',
  example: 'level: low',
})
