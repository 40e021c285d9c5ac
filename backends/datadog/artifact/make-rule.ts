import { attackOf } from '../../../src/backend/artifact/attack.js'
import { fillText, joinText } from '../../../src/backend/artifact/fill-text.js'
import { optionPlace } from '../../../src/backend/artifact/places.js'
import { isInUse } from '../../../src/backend/artifact/shared-options.js'
import type { OptionValues } from '../../../src/backend/option.js'
import type { Requirement } from '../../../src/backend/query-field.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import type { DatadogConverted, DatadogRule } from '../datadog-rule-settings.js'
import { distinctFacets, facets, queryFacets } from '../facets.js'
import type { RuleObject, RuleObjectQuery, Severity } from './datadog-rule-object.js'
import { titleText } from './message-text.js'
import type { NoRule } from './no-rule.js'
import { ruleMessage } from './rule-message.js'
import type { ruleOptions } from './rule-options.js'
import { ruleQueries } from './rule-queries.js'
import { ruleRemarks, ungroupedWarning } from './rule-remarks.js'
import { ruleTags } from './rule-tags.js'
import { signalDurations } from './signal-durations.js'

/** A rule for the API; undefined if a diagnostic is an error. */
export interface RuleResult {
  readonly object: RuleObject | undefined
  /** The facets that the rule requires. */
  readonly requirements: readonly Requirement[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Converts a rule to a Cloud SIEM detection rule. */
export function makeRule(converted: DatadogConverted, options: OptionValues<typeof ruleOptions>): RuleResult {
  const { head, options: ofBackend, ruleSettings } = converted.conversion
  const { metadata } = head
  const attack = attackOf(metadata.tags)
  const settings = ruleSettings?.type === 'log_detection' ? ruleSettings : undefined
  const tagKeys = typeof ofBackend['tag-fields'] === 'string' ? ofBackend['tag-fields'] : ''
  const asked = ruleQueries(converted, settings, options['group-by'], tagKeys)
  if ('because' in asked) return refused(converted, asked)
  const durations = signalDurations(options, settings && minimumDuration(settings))
  if ('because' in durations) return refused(converted, durations)
  const { queries, condition } = asked
  const hasWindow = settings === undefined || settings.options.evaluationWindow !== undefined
  const isGrouped = queries.some(({ groupByFields }) => groupByFields.length > 0)
  const lacksGroups = !isGrouped && settings === undefined && options['group-by'] === undefined
  const object: RuleObject = {
    name: titleText(metadata.title),
    type: 'log_detection',
    isEnabled: options.enabled ?? isInUse(metadata),
    hasExtendedTitle: options['extended-title'] ?? isGrouped,
    message:
      options.message === undefined
        ? ruleMessage(converted, attack, queries, tagKeys)
        : joinText(fillText(options.message, converted.variables)),
    tags: ruleTags(head, attack, options['extra-tags']),
    queries,
    cases: [{ status: options.severity ?? severityOf(metadata), condition, notifications: options.notifications }],
    options: {
      detectionMethod: settings?.options.detectionMethod ?? 'threshold',
      ...durations,
      evaluationWindow: hasWindow ? durations.evaluationWindow : undefined,
      newValueOptions: settings?.options.newValueOptions,
      sequenceDetectionOptions: settings?.options.sequenceDetectionOptions,
    },
    filters: converted.filters.length === 0 ? undefined : converted.filters,
  }
  return {
    object,
    requirements: ruleFacets(converted, queries, tagKeys),
    diagnostics: [
      ...ruleRemarks(converted, attack, settings, options),
      ...(lacksGroups ? [ungroupedWarning(converted.rule)] : []),
    ],
  }
}

/** The facets of the query, and of the attributes that the rule groups by on its own. */
const ruleFacets = (
  { fields }: DatadogConverted,
  queries: readonly RuleObjectQuery[],
  tags: string,
): readonly Requirement[] =>
  distinctFacets([
    ...queries.flatMap(({ groupByFields }) => facets('facet', groupByFields)),
    ...queryFacets(fields(), tags),
  ])

/** Reports the reason at the place where the rule sets the option. */
function refused({ rule }: DatadogConverted, { because, option }: NoRule): RuleResult {
  const place = option === undefined ? rule.sectionSpan : optionPlace(rule, 'datadog', option)
  return {
    object: undefined,
    requirements: [],
    diagnostics: [diagnoseArtifact('no-artifact', rule.source, place, ['a Cloud SIEM rule', because])],
  }
}

/** Minimum duration of a signal: the window of the rule, or the longest window of its sequence. */
const minimumDuration = ({ options }: DatadogRule): number =>
  Math.max(
    options.evaluationWindow ?? 0,
    ...(options.sequenceDetectionOptions?.stepTransitions ?? []).map(({ evaluationWindow }) => evaluationWindow),
  )

const severityOf = ({ level = 'medium' }: Metadata): Severity => (level === 'informational' ? 'info' : level)
