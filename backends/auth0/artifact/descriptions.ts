import { searchOptions } from './search-options.js'

const HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i

export const request = {
  name: 'request',
  platform: 'auth0',
  about: 'a shell command that calls the Management API to find the events',
  options: {
    ...searchOptions,
    domain: {
      type: 'text',
      default: undefined,
      about: 'domain of the tenant, such as acme.us.auth0.com (default: the environment variable AUTH0_DOMAIN)',
      check: (text: string) => (HOST.test(text) ? undefined : 'it must be a host name, such as acme.us.auth0.com'),
    },
    sort: {
      type: 'choice',
      choices: ['date:-1', 'date:1'],
      default: 'date:-1',
      about: 'newest or oldest events first',
    },
    'per-page': { type: 'number', minimum: 1, maximum: 100, default: 100, about: 'events per page' },
  },
} as const

const checkName = (text: string): string | undefined =>
  /^[a-z0-9][a-z0-9-]*$/i.test(text) ? undefined : 'it must consist of letters, digits and dashes'

export const url = {
  name: 'url',
  platform: 'auth0',
  about: 'a Dashboard link that opens the search in the logs',
  options: {
    ...searchOptions,
    tenant: { type: 'text', default: 'YOUR_TENANT', about: 'name of the tenant', check: tenantProblem },
    region: { type: 'text', default: 'us', about: 'region of the tenant, such as us, eu or au', check: checkName },
  },
} as const

export const jq = {
  name: 'jq',
  platform: 'auth0',
  about: 'a jq program that selects the events of the rule from tenant logs',
  options: {
    check: {
      type: 'choice',
      choices: ['rule', 'residual'],
      default: 'rule',
      about: 'test the whole rule, or only the residual of the query',
    },
    shape: {
      type: 'choice',
      choices: ['api', 'stream'],
      default: 'api',
      about: 'format of the events: from the Management API, or below `data` as in log streams',
    },
  },
} as const

function tenantProblem(text: string): string | undefined {
  return text === 'YOUR_TENANT' ? undefined : checkName(text)
}
