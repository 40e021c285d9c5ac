import { missingKey } from './missing-key.js'

export const idMissing = missingKey({
  key: 'id',
  severity: 'warning',
  help: 'add `id:` with a new random UUID',
  why: `Other rules, exceptions and tickets refer to a rule by its id. Without one, sigmacast derives an id from the path of the
file, and it changes when the file moves.`,
  example: 'id: 929a690e-bef0-4204-a928-ef5e620d6fcc',
  isForFilters: true,
})
