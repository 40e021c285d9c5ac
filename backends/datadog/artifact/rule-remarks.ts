import { attackOf } from '../../../src/backend/artifact/attack.js'
import { attackWarnings } from '../../../src/backend/artifact/attack-warnings.js'
import { optionPlace, tagPlace } from '../../../src/backend/artifact/places.js'
import type { OptionValues } from '../../../src/backend/option.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
import type { DatadogConverted, DatadogRule } from '../rule-settings.js'
import { LONGEST_TAG } from './check-tag.js'
import type { ruleOptions } from './rule-options.js'
import { isCut } from './rule-tags.js'

/** What a detection rule leaves out of its rule and of its options. */
export function ruleRemarks(
  { rule, conversion }: DatadogConverted,
  settings: DatadogRule | undefined,
  options: OptionValues<typeof ruleOptions>,
): readonly Diagnostic[] {
  const unused = settings === undefined ? [] : OF_SINGLE_LOGS.filter((name) => options[name] !== undefined)
  return [
    ...unused.map((name) =>
      diagnose('no-counterpart', rule.source, optionPlace(rule, 'datadog', name), [
        'a rule about several events or what is new',
        `the option \`${name}\` is for rules about single logs`,
      ]),
    ),
    ...(conversion.head.metadata.tags ?? [])
      .filter(isCut)
      .map((tag) =>
        diagnose('no-counterpart', rule.source, tagPlace(rule, tag), [
          'a rule of Cloud SIEM',
          `its tags end after ${LONGEST_TAG} characters, and one of these is longer`,
        ]),
      ),
    ...attackWarnings(rule, attackOf(conversion.head.metadata.tags)),
  ]
}

const OF_SINGLE_LOGS = ['group-by', 'evaluation-window'] as const
