import { missingKey } from './missing-key.js'

export const falsepositivesMissing = missingKey({
  key: 'falsepositives',
  help: 'list the known false positives, or write `Unknown`',
  why: 'Known false positives help an analyst to judge an alert. `Unknown` says that nobody has looked for them yet.',
  example: 'falsepositives:\n    - Unknown',
})
