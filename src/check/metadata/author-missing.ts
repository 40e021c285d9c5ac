import { missingKey } from './missing-key.js'

export const authorMissing = missingKey({
  key: 'author',
  help: 'add `author:`',
  why: 'The author can answer questions about a rule.',
  example: 'author: Jane Doe',
  isForFilters: true,
})
