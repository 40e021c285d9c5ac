import { missingKey } from './missing-key.js'

export const referencesMissing = missingKey({
  key: 'references',
  help: 'list the sources of the rule in `references`',
  why: 'References show where the knowledge in a rule comes from.',
  example: 'references:\n    - https://example.org/blog/whoami',
})
