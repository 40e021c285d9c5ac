import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { made, pipelines, ruleFiles } from './datadog-rules.js'

// Golden files of deployed rules. `npm run test:update -- test/artifact` rewrites them; review each change before you
// commit it.
const folder = new URL('../golden/artifacts/', import.meta.url)

test.each([
  ['auth0/auth0_client_secret_read', 'rule', 'datadog-client-secret.json', {}],
  ['okta/okta_client_secrets_of_several_apps_read', 'rule', 'datadog-cardinality.json', {}],
  ['okta/okta_client_secrets_of_several_apps_read', 'terraform', 'datadog-cardinality.tf', {}],
  ['okta/okta_public_app_token_refused_for_scope', 'rule', 'datadog-new-value.json', {}],
  ['okta/okta_public_app_token_refused_for_scope', 'terraform', 'datadog-new-value.tf', {}],
  ['windows/win_security_logon_after_many_failed_logons', 'rule', 'datadog-sequence.json', {}],
  ['windows/win_security_logon_after_many_failed_logons', 'terraform', 'datadog-sequence.tf', { resource: 'json' }],
] as const)('%s as %s is %s', (path, format, file, options) => {
  const rules = ruleFiles.get(path) ?? []
  const { text } = made(rules.at(-1)!, format, options, { pipelines })
  const url = new URL(file, folder)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(url, `${text}\n`)
  expect(`${text}\n`).toBe(readFileSync(url, 'utf8'))
})
