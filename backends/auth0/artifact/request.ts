import { differencesOf } from '../../../src/backend/artifact/differences.js'
import { defineFormat } from '../../../src/backend/format.js'
import { comment, describeRule, fieldName, separate } from './comments.js'
import { request } from './descriptions.js'
import { encoded, searchQuery, withAddress } from './search-address.js'

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
  ...request,
  extension: 'sh',
  layout: 'blocks',
  comment: '#',
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
