import type { Attack } from '../../../src/backend/artifact/attack.js'
import { attackWarnings } from '../../../src/backend/artifact/attack-warnings.js'
import { optionPlace, tagPlace } from '../../../src/backend/artifact/places.js'
import type { OptionValues } from '../../../src/backend/option.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { MAX_TAG_LENGTH } from '../datadog-limits.js'
import type { DatadogConverted, DatadogRule } from '../datadog-rule-settings.js'
import type { ruleOptions } from './rule-options.js'
import { truncatedTags } from './rule-tags.js'

/** Reports which parts of the rule and of its options the detection rule omits. */
export function ruleRemarks(
  { rule, conversion }: DatadogConverted,
  attack: Attack,
  settings: DatadogRule | undefined,
  options: OptionValues<typeof ruleOptions>,
): readonly Diagnostic[] {
  const unused = settings === undefined ? [] : SINGLE_LOG_OPTIONS.filter((name) => options[name] !== undefined)
  return [
    ...unused.map((name) =>
      diagnoseArtifact('no-counterpart', rule.source, optionPlace(rule, 'datadog', name), [
        'a rule about several events or new values',
        `the option \`${name}\` only applies to rules about single logs`,
      ]),
    ),
    ...truncatedTags(conversion.head.metadata.tags, attack).map((tag) =>
      diagnoseArtifact('no-counterpart', rule.source, tagPlace(rule, tag), [
        'a Cloud SIEM rule',
        `the tag is longer than ${MAX_TAG_LENGTH} characters and is cut off`,
      ]),
    ),
    ...attackWarnings(rule, attack),
  ]
}

const SINGLE_LOG_OPTIONS = ['group-by', 'evaluation-window'] as const

/**
 * Reports a rule about single logs without groups. Further matches extend a signal for the time of the option
 * `keep-alive`, whoever caused them.
 */
export const ungroupedWarning = ({ source, sectionSpan }: DatadogConverted['rule']): Diagnostic =>
  diagnoseArtifact('no-counterpart', source, sectionSpan, ['a Cloud SIEM rule', UNGROUPED])

const UNGROUPED =
  'without groups, matches of different users and hosts form one signal; name a user, an address or a host in `fields`, or set `group-by`'
