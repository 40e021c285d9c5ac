import type { Attack } from '../../../src/backend/artifact/attack.js'
import { fillText, joinText } from '../../../src/backend/artifact/fill-text.js'
import { ruleTexts, titleLine } from '../../../src/backend/artifact/rule-texts.js'
import { isInUse } from '../../../src/backend/artifact/shared-options.js'
import type { OptionValues } from '../../../src/backend/option.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import { type ElasticConverted, type ElasticRuleSettings, isSequence } from '../elastic-rule-settings.js'
import { authorsOf } from './authors.js'
import { noteOf, setupOf } from './guide.js'
import { relatedIntegrations } from './integrations.js'
import { type JsonObject, withoutEmpty } from './json.js'
import type { kibanaOptions } from './kibana-options.js'
import { ruleQuery, shownFields } from './kibana-rule-query.js'
import { alertSuppression } from './kibana-suppression.js'
import { type Language, languageOf } from './languages.js'
import { requiredFields } from './required-fields.js'
import { ago, scheduleOf } from './schedule.js'
import { weightOf } from './severity.js'
import { threatOf } from './threat.js'

export type KibanaOptions = OptionValues<typeof kibanaOptions> & { readonly version?: number | undefined }

/**
 * A rule as `POST /api/detection_engine/rules` accepts it. Empty keys are omitted.
 *
 * https://www.elastic.co/docs/api/doc/kibana/operation/operation-createrule
 */
export function ruleObject(
  converted: ElasticConverted,
  id: string,
  attack: Attack,
  options: KibanaOptions,
): JsonObject {
  const { conversion, variables, fields } = converted
  const { head, ruleSettings, target } = conversion
  const { metadata, logsources } = head
  const language = languageOf(target)
  const name = titleLine(metadata.title)
  const texts = ruleTexts(head)
  const fill = (text: string): string => joinText(fillText(text, variables))
  const schedule = scheduleOf(ruleSettings, options)
  const { shown } = shownFields(conversion)
  return withoutEmpty({
    name,
    description: texts.description === undefined ? name : fill(texts.description),
    rule_id: id,
    version: options.version,
    enabled: options.enabled ?? isInUse(metadata),
    ...typeOf(ruleSettings, language),
    language,
    query: ruleQuery(conversion, schedule, options),
    ...dataOf(language, options),
    tiebreaker_field: language === 'eql' ? options['tiebreaker-field'] : undefined,
    alert_suppression: alertSuppression(conversion, schedule, options),
    interval: secondsText(schedule.interval),
    from: ago(schedule.from),
    to: 'now',
    max_signals: options['max-signals'],
    ...weightOf(metadata, options),
    building_block_type: isBuildingBlock(metadata, options) ? 'default' : undefined,
    timestamp_override: options['timestamp-override'] ?? (isSequence(ruleSettings) ? undefined : 'event.ingested'),
    tags: tagsOf(metadata, options.tags),
    threat: threatOf(attack),
    references: texts.references,
    false_positives: texts.falsePositives.map(fill),
    author: options.author ?? authorsOf(metadata.author),
    license: metadata.license,
    note: noteOf(converted, schedule, options['max-signals']),
    setup: setupOf(logsources, options.integration),
    related_integrations: relatedIntegrations(options.integration),
    required_fields: requiredFields(fields()),
    investigation_fields: shown.length === 0 ? undefined : { field_names: shown },
  })
}

/** The data that a rule searches: a data view or indices. An ES|QL query names its own. */
function dataOf(language: Language, { index, 'data-view': view }: KibanaOptions): JsonObject {
  if (language === 'esql') return {}
  if (view !== undefined && view !== '') return { data_view_id: view }
  return { index: index?.filter((name) => name !== '') ?? [] }
}

export const isBuildingBlock = ({ level }: Metadata, options: Pick<KibanaOptions, 'building-block'>): boolean =>
  options['building-block'] ?? level === 'informational'

function typeOf(settings: ElasticRuleSettings | null, language: Language): JsonObject {
  if (settings?.type === 'threshold') {
    const { field, value, cardinality } = settings.threshold
    const counted = cardinality.length === 0 ? {} : { cardinality: cardinality.map((entry) => ({ ...entry })) }
    return { type: 'threshold', threshold: { field, value, ...counted } }
  }
  if (settings?.type === 'new_terms') {
    const { new_terms_fields, historyWindow } = settings
    return { type: 'new_terms', new_terms_fields, history_window_start: ago(historyWindow) }
  }
  return { type: language === 'eql' || language === 'esql' ? language : 'query' }
}

/** The tags of a rule, including its status, which has no key in Kibana but is a common search term. */
const tagsOf = ({ tags = [], status }: Metadata, given: readonly string[] | undefined): readonly string[] => [
  ...new Set((given ?? [...tags, ...(status === undefined ? [] : [`Status: ${status}`])]).filter((tag) => tag !== '')),
]
