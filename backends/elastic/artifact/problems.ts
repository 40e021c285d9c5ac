import type { Attack } from '../../../src/backend/artifact/attack.js'
import { attackWarnings } from '../../../src/backend/artifact/attack-warnings.js'
import { optionPlace } from '../../../src/backend/artifact/places.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { MAX_ALERTS_PER_RUN } from '../elastic-limits.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { requiresFiveFields, VERSION_WITH_FIVE_FIELDS } from '../threshold-fields.js'
import { esqlProblems } from './esql-problems.js'
import type { KibanaOptions } from './kibana-rule-object.js'
import { suppressionProblem } from './kibana-suppression.js'
import { languageOf } from './languages.js'
import { scheduleProblems } from './schedule-problems.js'

/** Diagnostics of a Kibana rule; if one is an error, there is no rule. */
export const ruleProblems = (
  converted: ElasticConverted,
  attack: Attack,
  options: KibanaOptions,
): readonly Diagnostic[] => [
  ...attackWarnings(converted.rule, attack),
  ...scheduleProblems(converted, options),
  ...versionProblems(converted),
  ...esqlProblems(converted, options),
  ...suppressionProblems(converted, options),
  ...languageProblems(converted, options),
  ...alertProblems(converted, options),
]

/** Older versions reject more than three fields. */
function versionProblems({ rule, conversion: { ruleSettings } }: ElasticConverted): readonly Diagnostic[] {
  if (ruleSettings?.type !== 'threshold' || !requiresFiveFields(ruleSettings.threshold.field)) return []
  const what = `a threshold rule before version ${VERSION_WITH_FIVE_FIELDS}`
  return [
    diagnoseArtifact('no-counterpart', rule.source, rule.sectionSpan, [what, 'it groups by more than three fields']),
  ]
}

/** Reports options that rules in the language of the query do not have. */
function languageProblems({ rule, conversion }: ElasticConverted, options: KibanaOptions): readonly Diagnostic[] {
  const language = languageOf(conversion.target)
  const unused = [
    ...(language === 'esql' ? (['data-view'] as const) : []),
    ...(language === 'eql' ? [] : (['tiebreaker-field'] as const)),
  ].filter((name) => (options[name] ?? '') !== '')
  return unused.map((name) =>
    diagnoseArtifact('no-counterpart', rule.source, optionPlace(rule, 'elastic', name), [
      `a rule in the language \`${language}\``,
      `it has no setting for the option \`${name}\``,
    ]),
  )
}

/** Kibana omits the alerts of a run above its own limit; the tests of detection-rules reject a higher number. */
function alertProblems({ rule }: ElasticConverted, options: KibanaOptions): readonly Diagnostic[] {
  if (options['max-signals'] <= MAX_ALERTS_PER_RUN) return []
  const because = `by default, a run creates at most ${MAX_ALERTS_PER_RUN} alerts; \`xpack.alerting.rules.run.alerts.max\` raises this limit`
  return [
    diagnoseArtifact('no-counterpart', rule.source, optionPlace(rule, 'elastic', 'max-signals'), [
      '`max-signals`',
      because,
    ]),
  ]
}

function suppressionProblems({ rule, conversion }: ElasticConverted, options: KibanaOptions): readonly Diagnostic[] {
  const problem = suppressionProblem(conversion.ruleSettings?.type === 'threshold', options)
  if (problem === undefined) return []
  const [option, because] = problem
  return [diagnoseArtifact('wrong-option', rule.source, optionPlace(rule, 'elastic', option), [option, because])]
}
