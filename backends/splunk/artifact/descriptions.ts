import { resourceNameOption } from '../../../src/backend/artifact/shared-options.js'
import { correlationSearchOptions, savedSearchOptions } from './options.js'

export const savedSearches = {
  name: 'savedsearches',
  platform: 'splunk',
  about: 'a savedsearches.conf stanza: a scheduled alert',
  options: savedSearchOptions,
} as const

export const enterpriseSecurity = {
  name: 'es',
  platform: 'splunk',
  about: 'a savedsearches.conf stanza: an Enterprise Security correlation search',
  options: correlationSearchOptions,
} as const

export const rest = {
  name: 'rest',
  platform: 'splunk',
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

export const terraform = {
  name: 'terraform',
  platform: 'splunk',
  about: 'a scheduled alert as a Terraform resource',
  options: {
    ...savedSearchOptions,
    app: {
      type: 'text',
      default: '',
      about: 'app of the saved search (default: `search`)',
      check: checkApp,
    },
    'resource-name': resourceNameOption,
  },
} as const

function checkApp(text: string): string | undefined {
  return /^[\w.-]*$/.test(text) ? undefined : 'it must be the folder name of an app'
}
