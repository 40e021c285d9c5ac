import { optionPlace } from '../../../src/backend/artifact/places.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import { type ElasticConverted, isSequence } from '../elastic-rule-settings.js'
import type { KibanaOptions } from './kibana-rule-object.js'
import { scheduleOf } from './schedule.js'
import { weightOf } from './severity.js'

/** Warns of settings that Kibana accepts, but that the tests of the repository detection-rules reject by default. */
export const conventionWarnings = (converted: ElasticConverted, options: KibanaOptions): readonly Diagnostic[] =>
  CONVENTIONS.flatMap(({ what, option, violation }) => {
    const because = violation(converted.conversion, options)
    if (because === undefined) return []
    const { rule } = converted
    return [diagnoseArtifact('no-counterpart', rule.source, optionPlace(rule, 'elastic', option), [what, because])]
  })

type Conversion = ElasticConverted['conversion']

interface Convention {
  readonly what: string
  readonly option: string
  /** Describes the violation; undefined if the rule follows the convention. */
  readonly violation: (conversion: Conversion, options: KibanaOptions) => string | undefined
}

const TESTS = 'the test suite of detection-rules'

/** https://github.com/elastic/detection-rules/blob/main/tests/test_all_rules.py */
const CONVENTIONS: readonly Convention[] = [
  {
    what: TESTS,
    option: 'interval',
    violation: (conversion, options) => {
      const shortest = shortestInterval(conversion)
      return scheduleOf(conversion.ruleSettings, options).interval < shortest
        ? `the interval of a sequence must be at least half of its time span: ${secondsText(shortest)}`
        : undefined
    },
  },
  {
    what: TESTS,
    option: 'risk-score',
    violation: ({ head }, options) => {
      const { severity, risk_score } = weightOf(head.metadata, options)
      const [least, most] = BANDS[severity]
      return risk_score < least || risk_score > most
        ? `the risk score of the severity \`${severity}\` must be from ${least} to ${most}`
        : undefined
    },
  },
  {
    what: 'the version lock of detection-rules',
    option: 'version',
    violation: (_, { version }) => (version === undefined ? undefined : 'it counts versions itself'),
  },
]

const BANDS = { low: [0, 21], medium: [22, 47], high: [48, 73], critical: [74, 100] } as const

/** The shortest interval that the repository accepts for a sequence, in seconds; 0 for other rules and short sequences. */
export function shortestInterval({ ruleSettings }: Conversion): number {
  if (!isSequence(ruleSettings) || ruleSettings.lookBack <= LONGEST_FREE_SPAN) return 0
  return 60 * Math.ceil(ruleSettings.lookBack / 120)
}

/** Sequences of at most this time span may run as often as they like, in seconds. */
const LONGEST_FREE_SPAN = 150
