import { type HclValue, hclBody, hclValue } from '../../../src/backend/artifact/hcl.js'
import { resourceName } from '../../../src/backend/artifact/resource-name.js'
import { defineFormat } from '../../../src/backend/format.js'
import type { Requirement } from '../../../src/backend/query-field.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
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
  extension: 'tf',
  hasRuleSettings: true,
  layout: 'blocks',
  comment: '#',
  variable: fieldVariable,
  separatesFilters: ({ filters }) => filters === 'rule',
  print: (converted: DatadogConverted, options) => {
    const { object, requirements, diagnostics } = makeRule(converted, options)
    if (object === undefined) return { text: undefined, diagnostics }
    const name = options['resource-name'] ?? resourceName(converted.conversion.head.metadata)
    const { type, text } = options.resource === 'json' ? jsonResource(object) : blockResource(object)
    return {
      text: `${facetComment(requirements)}resource "${type}" "${name}" {\n${text}\n}`,
      requirements,
      name: { kind: 'terraform resource', name: `${type}.${name}` },
      diagnostics: [...diagnostics, ...recomposed(converted, object)],
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
  readonly text: string
}

const blockResource = (object: RuleObject): Resource => ({
  type: 'datadog_security_monitoring_rule',
  text: hclBody(ruleBlocks(object), '  '),
})

/** The keys are those of the API, as in the JSON format. */
function jsonResource(object: RuleObject): Resource {
  const value: HclValue = JSON.parse(JSON.stringify(object))
  return { type: 'datadog_security_monitoring_rule_json', text: `  json = jsonencode(${hclValue(value, '  ')})` }
}

/** Reports texts that Terraform changes: it composes characters (NFC), which logs may not do. */
function recomposed({ rule }: DatadogConverted, { queries }: RuleObject): readonly Diagnostic[] {
  if (queries.every(({ query }) => query === query.normalize('NFC'))) return []
  const what = 'Terraform normalizes decomposed characters of the query to composed ones'
  return [diagnose('no-counterpart', rule.source, rule.sectionSpan, ['a Terraform string', what])]
}
