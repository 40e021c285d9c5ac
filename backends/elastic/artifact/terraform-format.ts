import { type HclValue, hclBody } from '../../../src/backend/artifact/hcl.js'
import { titleLine } from '../../../src/backend/artifact/rule-texts.js'
import { printResource, recomposedWarnings, terraformFormat } from '../../../src/backend/artifact/terraform-resource.js'
import { type ArtifactName, defineFormat } from '../../../src/backend/format.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { utf8Bytes } from '../../../src/text/utf8.js'
import { MAX_TERRAFORM_NAME_BYTES } from '../elastic-limits.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { terraform } from './descriptions.js'
import { fieldName } from './investigation.js'
import type { Json, JsonObject } from './json.js'
import { printed } from './kibana-rule-format.js'
import { suffixed } from './suffixed.js'

/**
 * A detection rule as a Terraform resource. A file may contain any number of rules. It has the options of `elasticRule`,
 * and creates the same rule.
 *
 * https://registry.terraform.io/providers/elastic/elasticstack/latest/docs/resources/kibana_security_detection_rule
 *
 * @example
 * makeArtifact(rule, kql, elasticTerraform).name.name // 'elasticstack_kibana_security_detection_rule.failed_logons'
 */
export const elasticTerraform = defineFormat({
  ...terraform,
  ...terraformFormat,
  hasRuleSettings: true,
  variable: fieldName,
  print: (whole: ElasticConverted, options) => {
    const converted = suffixed(whole, options)
    const { metadata } = converted.conversion.head
    const bodyOf = (rule: JsonObject): string =>
      `${hclBody({ attributes: attributesOf(rule, options.space) }, '  ')}\n\n${KEPT}`
    const { text: body, name, diagnostics = [] } = printed(converted, options, bodyOf)
    if (body === undefined) return { text: undefined, diagnostics }
    return {
      ...printResource(TYPE, options['resource-name'], metadata, body, name && inSpace(name, options.space)),
      diagnostics: [...diagnostics, ...cutOff(converted), ...recomposedWarnings(converted, converted.conversion.query)],
    }
  },
})

/**
 * Keeps what people attach to a rule in Kibana. The provider would remove it, because no Sigma rule contains it.
 *
 * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes
 */
const KEPT = `  lifecycle {
    ignore_changes = [actions, exceptions_list, response_actions]
  }`

/** Each space has its own rules. */
const inSpace = ({ kind, name }: ArtifactName, space: string): ArtifactName => ({
  kind: space === '' ? kind : `${kind} of the space ${space}`,
  name,
})

const TYPE = 'elasticstack_kibana_security_detection_rule'

/** The indices that Kibana searches if a rule names none. The provider requires indices or a data view. */
const DEFAULT_INDICES = [
  'apm-*-transaction*',
  'auditbeat-*',
  'endgame-*',
  'filebeat-*',
  'logs-*',
  'packetbeat-*',
  'traces-apm*',
  'winlogbeat-*',
  '-*elastic-cloud-logs-*',
]

/** The keys of a rule as attributes of the resource. Most have the name and the shape of the API. */
function attributesOf(rule: JsonObject, space: string): Readonly<Record<string, HclValue | undefined>> {
  const { name, index, data_view_id, alert_suppression, investigation_fields, required_fields } = rule
  const needsIndices = rule.type !== 'esql' && data_view_id === undefined
  return {
    ...rule,
    name: shortened(String(name)),
    space_id: space === '' ? undefined : space,
    index: index ?? (needsIndices ? DEFAULT_INDICES : undefined),
    alert_suppression: isObject(alert_suppression) ? suppression(alert_suppression) : undefined,
    investigation_fields: isObject(investigation_fields) ? investigation_fields.field_names : undefined,
    required_fields: Array.isArray(required_fields) ? required_fields.map(withoutEcs) : undefined,
  }
}

/** The resource writes durations as `5m`. */
function suppression({ duration, ...rest }: JsonObject): JsonObject {
  return isObject(duration) ? { ...rest, duration: `${duration.value}${duration.unit}` } : rest
}

/** Kibana computes the key `ecs`, so resources cannot set it. */
const withoutEcs = (field: Json): Json => {
  if (!isObject(field)) return field
  const { ecs, ...rest } = field
  return rest
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && !Array.isArray(value)

/** Cuts a name that is too long for the provider. */
function shortened(name: string): string {
  if (!isTooLong(name)) return name
  let bytes = utf8Bytes('…').length
  let end = 0
  for (const character of name) {
    bytes += utf8Bytes(character).length
    if (bytes > MAX_TERRAFORM_NAME_BYTES) break
    end += character.length
  }
  return `${name.slice(0, end)}…`
}

const isTooLong = (name: string): boolean => utf8Bytes(name).length > MAX_TERRAFORM_NAME_BYTES

/** Reports a title that is longer than the provider allows. */
function cutOff({ rule, conversion }: ElasticConverted): readonly Diagnostic[] {
  if (!isTooLong(titleLine(conversion.head.metadata.title))) return []
  const because = `the title is longer than ${MAX_TERRAFORM_NAME_BYTES} bytes and is cut off`
  return [diagnoseArtifact('no-counterpart', rule.source, rule.titleSpan, ['a Terraform resource', because])]
}
