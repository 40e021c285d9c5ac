import { missingKey } from './missing-key.js'

export const tagsMissing = missingKey({
  key: 'tags',
  help: 'add the ATT&CK tactic and technique as tags',
  why: 'Tags relate a rule to techniques, so that coverage can be measured.',
  example: 'tags:\n    - attack.discovery\n    - attack.t1033',
})
