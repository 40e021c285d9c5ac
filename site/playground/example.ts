import { emptyInput, type Input } from './input/input.js'

const rules = `title: Auth0 Client Secret of a Critical Application Read
id: 4dd9c176-6dda-4dc1-9842-483169048f78
status: experimental
logsource:
    product: auth0
detection:
    selection:
        data.type: 'mgmt_api_read'
        data.description: 'Get client by ID'
        data.details.accessedSecrets{}: 'client_secret'
        data.details.response.body.client_id:
            - 'critical-client-id-1'
            - 'critical-client-id-2'
    filter_main_pipeline:
        data.client_name|startswith: 'terraform-'
    condition: selection
level: medium
tags:
    - attack.credential-access
    - attack.t1528
`

const event = (name: string, client: string): string =>
  JSON.stringify({
    data: {
      type: 'mgmt_api_read',
      description: 'Get client by ID',
      client_name: name,
      details: { accessedSecrets: ['client_secret'], response: { body: { client_id: client } } },
    },
  })

/** The input of a playground that is opened without a link. */
export const exampleInput: Input = {
  ...emptyInput,
  rules,
  events: `${event('terraform-prod', 'critical-client-id-1')}\n${event('Dashboard', 'other-client')}\n`,
  target: 'auth0',
}

/** Texts that an empty tab offers. */
export const exampleTexts = {
  rules,
  filters: `title: Terraform Reads Clients
id: 0f1d8f2c-2a67-4b54-9c41-6f6f5a4bd0a3
logsource:
    product: auth0
filter:
    rules: any
    selection:
        data.client_name|startswith: 'terraform-'
    condition: not selection
`,
  pipeline: `name: our field names
priority: 20
transformations:
    - id: tenant_fields
      type: field_name_prefix
      prefix: auth0.
`,
} as const
