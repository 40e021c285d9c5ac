// Golden files of the repository’s rules for Elastic.
// `npm run test:update -- test/artifact/elastic-golden.test.ts` rewrites them; review each change before you commit it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  elasticDsl,
  elasticNdjson,
  elasticRule,
  elasticTerraform,
  elasticToml,
} from '../../backends/elastic/formats.js'
import { esql, kql } from '../../backends/elastic/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { loadNamedSchemas } from '../../schemas/index.js'
import { type Backend, type Format, indexRules, makeArtifact, parsePipeline, parseRules } from '../../src/index.js'

const files = [
  'auth0/auth0_client_secret_read',
  'okta/okta_client_secret_read_from_suspicious_address',
  'okta/okta_client_secrets_of_several_apps_read',
  'okta/okta_public_app_token_refused_for_scope',
  'auth0/auth0_failed_logins_from_one_address',
]
const documents = files.flatMap((path) => {
  const name = `rules/${path}.yml`
  return parseRules({ name, text: readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8') })
})
const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))

/** The value of the placeholder in rules about suspicious addresses: a list. */
const { pipeline: addresses } = parsePipeline({
  name: 'addresses.yml',
  text: `vars: { suspicious_ip: ['192.0.2.7', '198.51.100.23'] }
transformations: [{ type: value_placeholders }]
`,
})
const pipelines = [findPipeline('ecs-auth0')!, findPipeline('ecs-okta')!, addresses!]
const namedSchemas = await loadNamedSchemas(pipelines)

function textOf(title: string, backend: unknown, format: unknown): string {
  const rule = documents.find((document) => document.identity.title === title)?.rule
  const { text, diagnostics } = makeArtifact(rule!, backend as Backend, format as Format, {
    rules,
    pipelines,
    namedSchemas,
    lossy: true,
  })
  if (text === null) throw new Error(diagnostics.join('\n'))
  return `${text}\n`
}

const SECRET = 'Auth0 Client Secret of a Critical Application Read'
const SECRETS = 'Okta Client Secrets of Several Applications Read From Suspicious Addresses'
const TOKEN = 'Okta Token Refused to a Public App for a Scope It Does Not Have'

test.each([
  ['client-secret-read.rule.json', SECRET, kql, elasticRule],
  ['client-secret-read.dsl.json', SECRET, kql, elasticDsl],
  ['client-secrets-of-several-apps.rule.json', SECRETS, kql, elasticRule],
  ['client-secrets-of-several-apps.esql.json', SECRETS, esql, elasticRule],
  ['client-secrets-of-several-apps.dsl.json', SECRETS, kql, elasticDsl],
  ['client-secrets-of-several-apps.toml', SECRETS, kql, elasticToml],
  ['token-refused-for-scope.rule.json', TOKEN, kql, elasticRule],
  ['token-refused-for-scope.ndjson', TOKEN, kql, elasticNdjson],
  ['token-refused-for-scope.toml', TOKEN, kql, elasticToml],
  ['token-refused-for-scope.tf', TOKEN, kql, elasticTerraform],
])('%s', (name, title, backend, format) => {
  const folder = new URL('../golden/artifacts/', import.meta.url)
  const file = new URL(`elastic-${name}`, folder)
  const text = textOf(title, backend, format)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, text)
  }
  expect(text).toBe(readFileSync(file, 'utf8'))
})

// https://www.elastic.co/docs/reference/security/prebuilt-rules/rules/integrations/okta/defense_evasion_first_occurence_public_app_client_credential_token_exchange
describe('the rule about a refused token has the settings of Elastic’s rule', () => {
  const rule = JSON.parse(textOf(TOKEN, kql, elasticRule))

  test.each([
    ['type', 'new_terms'],
    ['new_terms_fields', ['okta.actor.display_name']],
    ['history_window_start', 'now-14d'],
    ['index', ['filebeat-*', 'logs-okta*']],
    ['language', 'kuery'],
    ['severity', 'medium'],
    ['risk_score', 47],
    ['interval', '5m'],
    ['from', 'now-9m'],
    ['to', 'now'],
    ['max_signals', 100],
    ['timestamp_override', 'event.ingested'],
    [
      'references',
      expect.arrayContaining([
        'https://github.blog/news-insights/company-news/security-alert-stolen-oauth-user-tokens/',
        'https://developer.okta.com/docs/reference/api/event-types/',
        'https://www.elastic.co/security-labs/monitoring-okta-threats-with-elastic-security',
        'https://www.elastic.co/security-labs/starter-guide-to-understanding-okta',
      ]),
    ],
    [
      'tags',
      [
        'Domain: SaaS',
        'Data Source: Okta',
        'Use Case: Threat Detection',
        'Use Case: Identity and Access Audit',
        'Tactic: Defense Evasion',
        'Resources: Investigation Guide',
      ],
    ],
    [
      'threat',
      [
        {
          framework: 'MITRE ATT&CK',
          tactic: {
            id: 'TA0005',
            name: 'Defense Evasion',
            reference: 'https://attack.mitre.org/tactics/TA0005/',
          },
          technique: [
            {
              id: 'T1550',
              name: 'Use Alternate Authentication Material',
              reference: 'https://attack.mitre.org/techniques/T1550/',
              subtechnique: [
                {
                  id: 'T1550.001',
                  name: 'Application Access Token',
                  reference: 'https://attack.mitre.org/techniques/T1550/001/',
                },
              ],
            },
          ],
        },
      ],
    ],
    ['note', expect.stringMatching(/^## Triage and analysis\n\n### How the rule works\n[\s\S]*\n### Response\n/)],
  ])('%s', (key, expected) => {
    expect(rule[key]).toEqual(expected)
  })

  test('the query tests the same conditions', () => {
    for (const asked of [
      'event.dataset: "okta.system"',
      'event.action: "app.oauth2.as.token.grant"',
      'okta.actor.type: "PublicClientApp"',
      'okta.debug_context.debug_data.flattened.grantType: "client_credentials"',
      'okta.outcome.result: "FAILURE"',
      'okta.outcome.reason: "no_matching_scope"',
      'not okta.client.user_agent.raw_user_agent: "Okta-Integrations"',
      'not okta.actor.display_name: (Okta* or "Datadog")',
      'not okta.debug_context.debug_data.flattened.requestedScopes: ("okta.eventHooks.read" or "okta.inlineHooks.read" or "okta.logs.read")',
    ]) {
      expect(rule.query).toContain(asked)
    }
    expect(rule.query.match(/: /g)).toHaveLength(9)
  })
})
