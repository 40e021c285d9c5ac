import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kql } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { convertRule, type DetectionRule, parseRules } from '../../src/index.js'

// A rule whose detection Elastic publishes as KQL for its Okta integration: with the same field names, our query is
// equivalent. The index selects the data set, so `event.dataset` is not part of the rule. The type of the rule in
// Kibana requires a new app name, so the query does not.
// https://www.elastic.co/guide/en/security/current/unauthorized-scope-for-public-app-oauth2-token-grant-with-client-credentials.html

const url = new URL('../../rules/okta/okta_public_app_token_refused_for_scope.yml', import.meta.url)

/** Okta's names and those of the integration. https://www.elastic.co/docs/reference/integrations/okta */
const names: Readonly<Record<string, string>> = {
  eventType: 'event.action',
  'actor.type': 'okta.actor.type',
  'actor.displayName': 'okta.actor.display_name',
  'client.userAgent.rawUserAgent': 'okta.client.user_agent.raw_user_agent',
  'debugContext.debugData.grantType': 'okta.debug_context.debug_data.flattened.grantType',
  'debugContext.debugData.requestedScopes': 'okta.debug_context.debug_data.flattened.requestedScopes',
  'outcome.reason': 'okta.outcome.reason',
  'outcome.result': 'okta.outcome.result',
}

/** Separate conditions. A scope is a whole value, as in the flattened field, whose inside cannot be searched. */
const wanted = [
  'event.action: "app.oauth2.as.token.grant"',
  'okta.actor.type: "PublicClientApp"',
  'okta.debug_context.debug_data.flattened.grantType: "client_credentials"',
  'okta.outcome.reason: "no_matching_scope"',
  'okta.outcome.result: "FAILURE"',
  'not okta.client.user_agent.raw_user_agent: "Okta-Integrations"',
  'not okta.actor.display_name: (Okta* or "Datadog")',
  'not okta.debug_context.debug_data.flattened.requestedScopes: ("okta.eventHooks.read" or "okta.inlineHooks.read" or "okta.logs.read")',
]

const renamed = readFileSync(url, 'utf8').replace(/^( +)([\w.]+):/gm, (whole, indent: string, name: string) =>
  names[name] === undefined ? whole : `${indent}${names[name]}:`,
)

describe('the rule about a token refused for its scope, in the fields of the Okta integration', () => {
  const [document] = parseRules({ name: 'renamed.yml', text: renamed })
  const rule = document!.rule as DetectionRule
  const conversion = convertRule({ ...rule, firstSeen: undefined }, kql, {
    options: { flattened: 'okta.debug_context.debug_data.flattened' },
  })

  test('tests the conditions of the published query in KQL', () => {
    expect((conversion.query ?? '').split(' and ').sort()).toEqual([...wanted].sort())
  })

  test('is exact if values have the letter case of the rule', () => {
    const { fidelity, assumptions, diagnostics } = conversion
    expect({ fidelity, assumptions, diagnostics }).toEqual({
      fidelity: 'exact',
      assumptions: ['letter-case'],
      diagnostics: [],
    })
  })
})

describe('the same rule unchanged, with the built-in pipeline', () => {
  const [document] = parseRules({ name: 'rule.yml', text: readFileSync(url, 'utf8') })
  const rule = document!.rule as DetectionRule
  const conversion = convertRule({ ...rule, firstSeen: undefined }, kql, {
    pipelines: [findPipeline('ecs-okta')!],
    unmapped: 'error',
    options: { flattened: 'okta.debug_context.debug_data.flattened' },
  })

  test('tests the conditions of the published query, including its data set', () => {
    expect((conversion.query ?? '').split(' and ').sort()).toEqual(['event.dataset: "okta.system"', ...wanted].sort())
  })

  test('is exact if values have the letter case of the rule', () => {
    const { fidelity, assumptions, diagnostics } = conversion
    expect({ fidelity, assumptions, diagnostics }).toEqual({
      fidelity: 'exact',
      assumptions: ['letter-case'],
      diagnostics: [],
    })
  })
})
