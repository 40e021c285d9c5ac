import { type HclValue, hclBody, hclValue } from '../../../src/backend/artifact/hcl.js'
import { printResource, recomposedWarnings, terraformFormat } from '../../../src/backend/artifact/terraform-resource.js'
import { defineFormat } from '../../../src/backend/format.js'
import type { Requirement } from '../../../src/backend/query-field.js'
import type { DatadogConverted } from '../datadog-rule-settings.js'
import type { RuleObject } from './datadog-rule-object.js'
import { terraform } from './descriptions.js'
import { makeRule } from './make-rule.js'
import { fieldVariable } from './message-text.js'
import { ruleBlocks } from './rule-blocks.js'

/**
 * A Cloud SIEM detection rule as a Terraform resource, in blocks or as the JSON of the API. A file may contain any
 * number of rules. It has the options of `datadogRule`, and creates the same rule.
 *
 * https://registry.terraform.io/providers/DataDog/datadog/latest/docs/resources/security_monitoring_rule
 * https://registry.terraform.io/providers/DataDog/datadog/latest/docs/resources/security_monitoring_rule_json
 *
 * @example
 * const { name } = makeArtifact(rule, datadog, datadogTerraform, { formatOptions: { resource: 'json' } })
 * name.name // 'datadog_security_monitoring_rule_json.failed_logons'
 */
export const datadogTerraform = defineFormat({
  ...terraform,
  ...terraformFormat,
  hasRuleSettings: true,
  variable: fieldVariable,
  separatesFilters: ({ filters }) => filters === 'rule',
  print: (converted: DatadogConverted, options) => {
    const { object, requirements, diagnostics } = makeRule(converted, options)
    if (object === undefined) return { text: undefined, diagnostics }
    const { type, body } = options.resource === 'json' ? jsonResource(object) : blockResource(object)
    const { text, name } = printResource(type, options['resource-name'], converted.conversion.head.metadata, body)
    return {
      text: `${facetComment(requirements)}${text}`,
      requirements,
      name,
      diagnostics: [
        ...diagnostics,
        ...recomposedWarnings(converted, object.queries.map(({ query }) => query).join('\n')),
      ],
    }
  },
})

/** Comment lines about the facets that the rule requires, each kind on a line; empty if it requires none. */
const facetComment = (requirements: readonly Requirement[]): string =>
  (['facet', 'measure'] as const)
    .map((kind) => requirements.flatMap((facet) => (facet.kind === kind ? facet.name.replace(/\p{Cc}/gu, ' ') : [])))
    .map((names, index) => (names.length === 0 ? '' : `# ${['Facets', 'Measures'][index]}: ${names.join(', ')}\n`))
    .join('')

interface Resource {
  readonly type: string
  readonly body: string
}

const blockResource = (object: RuleObject): Resource => ({
  type: 'datadog_security_monitoring_rule',
  body: hclBody(ruleBlocks(object), '  '),
})

/** The keys are those of the API, as in the JSON format. */
function jsonResource(object: RuleObject): Resource {
  const value: HclValue = JSON.parse(JSON.stringify(object))
  return { type: 'datadog_security_monitoring_rule_json', body: `  json = jsonencode(${hclValue(value, '  ')})` }
}
