import { attackOf } from '../../../src/backend/artifact/attack.js'
import { defineFormat, type Printed } from '../../../src/backend/format.js'
import { unicodeEscape } from '../../../src/text/control-characters.js'
import { isError } from '../../../src/text/diagnostic.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { ndjson, rule } from './descriptions.js'
import { fieldName } from './investigation.js'
import type { JsonObject } from './json.js'
import { kibanaLimits } from './kibana-limits.js'
import { type KibanaOptions, ruleObject } from './kibana-rule-object.js'
import { ruleProblems } from './problems.js'
import { derivedIdWarning, ruleIdOf } from './rule-id.js'
import { suffixed } from './suffixed.js'

/**
 * A detection rule of Elastic Security: an object for `POST /api/detection_engine/rules`. The language and the rule
 * determine its type: query, eql, esql, threshold or new_terms.
 *
 * https://www.elastic.co/docs/api/doc/kibana/operation/operation-createrule
 *
 * @example
 * const object = makeArtifact(rule, kql, elasticRule, { formatOptions: { index: ['logs-*'], interval: '10m' } }).text
 * JSON.parse(object).from // 'now-14m'
 */
export const elasticRule = defineFormat({
  ...rule,
  limits: kibanaLimits,
  extension: 'json',
  layout: 'apart',
  hasRuleSettings: true,
  variable: fieldName,
  print: (converted: ElasticConverted, options) =>
    printed(suffixed(converted, options), options, (rule) => JSON.stringify(rule, undefined, 2)),
})

/**
 * Detection rules for Kibana's import, one per line.
 *
 * https://www.elastic.co/docs/api/doc/kibana/operation/operation-importrules
 *
 * @example
 * makeArtifact(rule, eql, elasticNdjson).text.includes('\n') // false
 */
export const elasticNdjson = defineFormat({
  ...ndjson,
  extension: 'ndjson',
  layout: 'lines',
  hasRuleSettings: true,
  variable: fieldName,
  print: (converted: ElasticConverted, options) =>
    printed(suffixed(converted, options), options, (rule) => oneLine(JSON.stringify(rule))),
})

/** Prints a rule with the given function, unless it has errors. `takes` is the kind of id that the format accepts. */
export function printed(
  converted: ElasticConverted,
  options: KibanaOptions,
  write: (rule: JsonObject) => string,
  idKind: 'text' | 'uuid' = 'text',
): Printed {
  const attack = attackOf(converted.conversion.head.metadata.tags)
  const id = ruleIdOf(converted, idKind, options.suffix)
  const diagnostics = [...derivedIdWarning(converted, id), ...ruleProblems(converted, attack, options)]
  if (diagnostics.some(isError)) return { text: undefined, diagnostics }
  return {
    text: write(ruleObject(converted, id.id, attack, options)),
    name: { kind: 'rule_id', name: id.id },
    diagnostics,
  }
}

/** Escapes characters that JSON allows, but that some readers treat as line breaks. */
const oneLine = (json: string): string => json.replace(/[\u0085\u2028\u2029]/g, unicodeEscape)
