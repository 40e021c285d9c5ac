import { defineFormat } from '../../../src/backend/format.js'
import type { DatadogConverted } from '../datadog-rule-settings.js'
import { rule } from './descriptions.js'
import { makeRule } from './make-rule.js'
import { fieldVariable } from './message-text.js'

/**
 * A Cloud SIEM detection rule as JSON, one per file: the body of the request that creates it. Settings that neither the
 * rule nor an option gives are as in Datadog's own rules.
 *
 * https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule
 *
 * @example
 * const artifact = makeArtifact(rule, datadog, datadogRule, { formatOptions: { severity: 'high' } })
 * JSON.parse(artifact.text).cases // [{ status: 'high', condition: 'a > 0', notifications: [] }]
 */
export const datadogRule = defineFormat({
  ...rule,
  extension: 'json',
  hasRuleSettings: true,
  layout: 'apart',
  variable: fieldVariable,
  separatesFilters: ({ filters }) => filters === 'rule',
  print: (converted: DatadogConverted, options) => {
    const { object, requirements, diagnostics } = makeRule(converted, options)
    return { text: object && JSON.stringify(object, undefined, 2), requirements, diagnostics }
  },
})
