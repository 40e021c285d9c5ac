import { filterKey } from './filter-key.js'

export const filterHasStatus = filterKey({
  key: 'status',
  why: 'The specification defines the status of rules. A filter is in use wherever it is deployed with them.',
  example: 'status: test',
})
