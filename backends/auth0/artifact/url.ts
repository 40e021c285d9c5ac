import { defineFormat } from '../../../src/backend/format.js'
import { url } from './descriptions.js'
import { encoded, searchQuery, withAddress } from './search-address.js'

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
  ...url,
  layout: 'lines',
  print: (converted, { since, tenant, region }) =>
    withAddress(
      converted,
      searchQuery(converted, since),
      'a link',
      (query) => `https://manage.auth0.com/dashboard/${encoded(region)}/${encoded(tenant)}/logs?query=${query}`,
      (address) => address,
    ),
})
