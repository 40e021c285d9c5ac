import { correlationSearchOptions, savedSearchOptions } from './options.js'

export const savedSearches = {
  name: 'savedsearches',
  about: 'a savedsearches.conf stanza: a scheduled alert',
  options: savedSearchOptions,
} as const

export const enterpriseSecurity = {
  name: 'es',
  about: 'a savedsearches.conf stanza: an Enterprise Security correlation search',
  options: correlationSearchOptions,
} as const

export const rest = {
  name: 'rest',
  about: 'form data for the REST API: POST saved/searches',
  options: {
    ...correlationSearchOptions,
    'enterprise-security': {
      type: 'boolean',
      default: false,
      about: 'create a correlation search, as the format es does',
    },
  },
} as const
