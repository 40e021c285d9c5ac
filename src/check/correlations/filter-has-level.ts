import { filterKey } from './filter-key.js'

export const filterHasLevel = filterKey({
  key: 'level',
  why: 'A filter raises no alerts, so it has no severity. The level is that of the rules that it changes.',
  example: 'level: high',
})
