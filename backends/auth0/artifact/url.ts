import { defineFormat } from '../../../src/backend/format.js'
import { encoded, searchQuery, withAddress } from './search-address.js'
import { searchOptions } from './search-options.js'

const checkName = (text: string): string | undefined =>
  /^[a-z0-9][a-z0-9-]*$/i.test(text) ? undefined : 'it must consist of letters, digits and dashes'

const options = {
  ...searchOptions,
  tenant: { type: 'text', default: 'YOUR_TENANT', about: 'name of the tenant', check: tenantProblem },
  region: { type: 'text', default: 'us', about: 'region of the tenant, such as us, eu or au', check: checkName },
} as const

/**
 * A link to the logs in the Dashboard that contains the search, one per rule, for people who investigate an alert.
 * Auth0 does not document such links, so try one with your tenant first.
 *
 * ```text
 * https://manage.auth0.com/dashboard/us/acme/logs?query=type%3A%22mgmt_api_read%22
 * ```
 *
 * https://auth0.com/docs/deploy-monitor/logs/view-log-events
 */
export const auth0Url = defineFormat({
  name: 'url',
  about: 'a Dashboard link that opens the search in the logs',
  layout: 'lines',
  options,
  print: (converted, { since, tenant, region }) =>
    withAddress(
      converted,
      searchQuery(converted, since),
      'a link',
      (query) => `https://manage.auth0.com/dashboard/${encoded(region)}/${encoded(tenant)}/logs?query=${query}`,
      (address) => address,
    ),
})

function tenantProblem(text: string): string | undefined {
  return text === 'YOUR_TENANT' ? undefined : checkName(text)
}
