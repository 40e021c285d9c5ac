import { fieldTree } from '../../src/schema/build-field-tree.js'
import type { FieldSchemaData } from '../../src/schema/field-schema.js'

/** Searchable fields, and further fields of log events. */
const SEARCHABLE =
  'client_id client_name connection connection_id date description hostname ip log_id organization_id strategy strategy_type type user_agent user_id user_name'
const UNSEARCHABLE =
  'audience auth0_client details environment_name is_mobile location_info organization_name scope security_context tenant_name'

/** The log events of a tenant, as the Management API returns and searches them. */
export const auth0Schema: FieldSchemaData = {
  name: 'auth0/tenant-logs',
  source: 'https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax',
  revision: 'read 2026-11',
  isComplete: false,
  fields: fieldTree([
    ...SEARCHABLE.split(' ').map(
      (name) =>
        [
          name,
          { type: name === 'date' ? 'date' : 'string', below: undefined, isSearchable: true, isList: false },
        ] as const,
    ),
    ...UNSEARCHABLE.split(' ').map(
      (name) => [name, { type: 'object', below: undefined, isSearchable: false, isList: false }] as const,
    ),
  ]),
}
