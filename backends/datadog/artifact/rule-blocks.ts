import type { HclBody } from '../../../src/backend/artifact/hcl.js'
import type { DatadogOptions } from '../datadog-rule-settings.js'
import type { RuleObject, RuleObjectQuery } from './datadog-rule-object.js'

type Block = readonly [type: string, body: HclBody]

/**
 * A rule as the blocks of the resource `datadog_security_monitoring_rule`. The provider does not store empty values and
 * zeros, and would report them as a change on each run; so they are omitted.
 *
 * https://registry.terraform.io/providers/DataDog/datadog/latest/docs/resources/security_monitoring_rule
 */
export function ruleBlocks({ queries, cases, options, filters = [], ...rule }: RuleObject): HclBody {
  return {
    attributes: {
      name: rule.name,
      type: rule.type,
      enabled: rule.isEnabled,
      has_extended_title: rule.hasExtendedTitle,
      message: rule.message,
      tags: filled(rule.tags),
    },
    blocks: [
      ...queries.map((query): Block => ['query', queryBlock(query)]),
      ...cases.map(
        ({ status, condition, notifications }): Block => [
          'case',
          { attributes: { status, condition, notifications: filled(notifications) } },
        ],
      ),
      ['options', optionsBlock(options)],
      ...filters.map(({ action, query }): Block => ['filter', { attributes: { action, query } }]),
    ],
  }
}

const queryBlock = (query: RuleObjectQuery): HclBody => ({
  attributes: {
    name: query.name,
    query: query.query,
    aggregation: query.aggregation,
    group_by_fields: filled(query.groupByFields),
    has_optional_group_by_fields: query.hasOptionalGroupByFields,
    distinct_fields: filled(query.distinctFields),
    metrics: query.metrics,
    data_source: query.dataSource,
  },
})

const optionsBlock = (options: DatadogOptions): HclBody => ({
  attributes: {
    detection_method: options.detectionMethod,
    evaluation_window: positive(options.evaluationWindow),
    keep_alive: positive(options.keepAlive),
    max_signal_duration: positive(options.maxSignalDuration),
  },
  blocks: [...newValueBlocks(options), ...sequenceBlocks(options)],
})

function newValueBlocks({ newValueOptions }: DatadogOptions): readonly Block[] {
  if (newValueOptions === undefined) return []
  const { forgetAfter, learningMethod, learningDuration, instantaneousBaseline } = newValueOptions
  const attributes = {
    forget_after: forgetAfter,
    learning_method: learningMethod,
    learning_duration: learningDuration,
    instantaneous_baseline: instantaneousBaseline,
  }
  return [['new_value_options', { attributes }]]
}

function sequenceBlocks({ sequenceDetectionOptions }: DatadogOptions): readonly Block[] {
  if (sequenceDetectionOptions === undefined) return []
  const { steps, stepTransitions } = sequenceDetectionOptions
  const blocks = [
    ...steps.map(
      ({ name, condition, evaluationWindow }): Block => [
        'steps',
        { attributes: { name, condition, evaluation_window: positive(evaluationWindow) } },
      ],
    ),
    ...stepTransitions.map(
      ({ parent, child, evaluationWindow }): Block => [
        'step_transitions',
        { attributes: { parent, child, evaluation_window: positive(evaluationWindow) } },
      ],
    ),
  ]
  return [['sequence_detection_options', { attributes: {}, blocks }]]
}

const filled = (texts: readonly string[]): readonly string[] | undefined => (texts.length === 0 ? undefined : texts)

const positive = (number: number | undefined): number | undefined => (number === 0 ? undefined : number)
