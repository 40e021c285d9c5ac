import { differencesOf } from '../../../src/backend/artifact/differences.js'
import { defineFormat } from '../../../src/backend/format.js'
import { comment, describeRule, fieldName, separate } from './comments.js'
import { encoded, searchQuery, withAddress } from './search-address.js'
import { searchOptions } from './search-options.js'

const HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i

const options = {
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
} as const

/**
 * The search as a call of the Management API: a shell command below a comment that describes the rule. It prints one
 * page of events as an array: the first page, or the page given as argument. The command reads an access token for the
 * scope `read:logs` from the environment. It passes the token through stdin (`--header @-`, curl 7.55 or later), so that
 * process lists do not show it. If a call fails, the script exits with an error and makes no further calls.
 *
 * ```sh
 * # type:"mgmt_api_read"
 * curl --fail --silent --show-error --header @- \
 *   "https://${AUTH0_DOMAIN:?}/api/v2/logs?q=type%3A%22mgmt_api_read%22&sort=date%3A-1&per_page=100&page=${1:-0}" <<END || exit
 * Authorization: Bearer ${AUTH0_ACCESS_TOKEN:?}
 * END
 * ```
 *
 * https://auth0.com/docs/api/management/v2/logs/get-logs
 */
export const auth0Request = defineFormat({
  name: 'request',
  about: 'a shell command that calls the Management API to find the events',
  extension: 'sh',
  layout: 'blocks',
  comment: '#',
  options,
  variable: fieldName,
  print: (converted, { since, domain, sort, 'per-page': perPage }) => {
    const query = searchQuery(converted, since)
    const host = domain ?? `\${AUTH0_DOMAIN:?}`
    const rest = `sort=${encoded(sort)}&per_page=${perPage}`
    const about = [
      ...describeRule(converted.conversion.head, converted.variables),
      ...separate(differencesOf(converted.conversion)),
      ...separate([query]),
    ]
    return withAddress(
      converted,
      query,
      'a request',
      (q) => `https://${host}/api/v2/logs?q=${q}&${rest}&page=`,
      (address) =>
        [
          comment(about),
          'curl --fail --silent --show-error --header @- \\',
          `  "${address}\${1:-0}" <<END || exit`,
          `Authorization: Bearer \${AUTH0_ACCESS_TOKEN:?}`,
          'END',
        ].join('\n'),
    )
  },
})
