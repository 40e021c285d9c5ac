import { missingKey } from './missing-key.js'

export const dateMissing = missingKey({
  key: 'date',
  help: 'add the day on which the rule was written as `date:`',
  why: 'The date shows how old a rule is, and thus when to review it.',
  example: 'date: 2026-01-31',
  isForFilters: true,
})
