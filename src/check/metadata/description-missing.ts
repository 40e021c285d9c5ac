import { missingKey } from './missing-key.js'

export const descriptionMissing = missingKey({
  key: 'description',
  help: 'say in `description` what the rule detects',
  why: 'The description tells an analyst what an alert means and why it matters.',
  example: 'description: Detects the execution of whoami.exe',
  isForFilters: true,
})
