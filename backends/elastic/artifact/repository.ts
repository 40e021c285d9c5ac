import { optionPlace } from '../../../src/backend/artifact/places.js'
import { titleLine } from '../../../src/backend/artifact/rule-texts.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import { MIN_BUILDING_BLOCK_LOOK_BACK } from '../elastic-limits.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { authorsOf } from './authors.js'
import { isBuildingBlock, type KibanaOptions } from './kibana-rule-object.js'
import { languageOf } from './languages.js'
import { conventionWarnings, shortestInterval } from './repository-conventions.js'
import { rejectedPart } from './repository-grammar.js'
import { scheduleOf } from './schedule.js'

/**
 * Default options that the repository detection-rules accepts. A building block rule runs hourly with a look-back of two
 * hours. A sequence runs once per half of its time span, but at least hourly.
 */
export function repositoryOptions<Options extends KibanaOptions>(
  { conversion }: ElasticConverted,
  options: Options,
): Options {
  if (!isBuildingBlock(conversion.head.metadata, options)) {
    const { interval } = scheduleOf(conversion.ruleSettings, options)
    const wanted = Math.min(HOUR, shortestInterval(conversion))
    return options.interval === undefined && interval < wanted ? { ...options, interval: secondsText(wanted) } : options
  }
  const hourly = { ...options, interval: options.interval ?? secondsText(HOUR) }
  if (options['look-back'] !== undefined) return hourly
  const { late, from } = scheduleOf(conversion.ruleSettings, hourly)
  return from >= MIN_BUILDING_BLOCK_LOOK_BACK
    ? hourly
    : { ...hourly, 'look-back': secondsText(late + MIN_BUILDING_BLOCK_LOOK_BACK - from) }
}

/**
 * Requirements of the repository that Kibana does not have: a test whether the rule violates it, a message, and the
 * affected option. Missing values are not generated; a date, for example, would change with each run.
 *
 * https://github.com/elastic/detection-rules/blob/main/detection_rules/schemas/definitions.py
 */
const REQUIREMENTS: readonly Requirement[] = [
  {
    isViolated: ({ conversion }) => conversion.head.metadata.date === undefined,
    because: 'the rule requires a `date`',
  },
  {
    isViolated: ({ conversion }, { author }) => (author ?? authorsOf(conversion.head.metadata.author)).length === 0,
    because: 'the rule requires an `author`, or the option `author`',
    option: 'author',
  },
  {
    isViolated: (_, options) => options['risk-score'] === 0,
    because: 'the minimum risk score of detection-rules is 1',
    option: 'risk-score',
  },
  {
    isViolated: (converted, options) => isBuildingBlockWhere(converted, options, ({ interval }) => interval < HOUR),
    because: 'a building block rule may run at most once per hour',
    option: 'interval',
  },
  {
    isViolated: (converted, options) =>
      isBuildingBlockWhere(converted, options, ({ from }) => from < MIN_BUILDING_BLOCK_LOOK_BACK),
    because: 'a building block rule must look back at least 119 minutes; increase `look-back`',
    option: 'look-back',
  },
]

interface Requirement {
  readonly isViolated: (converted: ElasticConverted, options: KibanaOptions) => boolean
  readonly because: string
  readonly option?: string
}

const isBuildingBlockWhere = (
  { conversion }: ElasticConverted,
  options: KibanaOptions,
  holds: (schedule: ReturnType<typeof scheduleOf>) => boolean,
): boolean => isBuildingBlock(conversion.head.metadata, options) && holds(scheduleOf(conversion.ruleSettings, options))

/**
 * Reports unmet requirements of the repository. Only its own folder restricts rule names; folders of others allow any
 * name.
 */
export function repositoryProblems(converted: ElasticConverted, options: KibanaOptions): readonly Diagnostic[] {
  const { rule, conversion } = converted
  const missing = REQUIREMENTS.filter(({ isViolated }) => isViolated(converted, options)).map(({ because, option }) =>
    diagnoseArtifact(
      'no-artifact',
      rule.source,
      option === undefined ? rule.sectionSpan : optionPlace(rule, 'elastic', option),
      [FILE, because],
    ),
  )
  const part = languageOf(conversion.target) === 'kuery' ? rejectedPart(conversion.query) : undefined
  const warnings: readonly (readonly [what: string, because: string])[] = [
    ...(NAME.test(titleLine(conversion.head.metadata.title)) ? [] : [[OWN_FOLDER, TITLE_RULE] as const]),
    ...(part === undefined ? [] : [[PARSER, `its grammar lacks the value \`${part}\`, which Kibana reads`] as const]),
  ]
  const warn = (texts: (typeof warnings)[number]): Diagnostic =>
    diagnoseArtifact('no-counterpart', rule.source, rule.sectionSpan, [...texts])
  return [...missing, ...warnings.map(warn), ...conventionWarnings(converted, options)]
}

const FILE = 'a detection-rules file'
const PARSER = 'the parser of detection-rules'
const OWN_FOLDER = 'the folder `rules` of detection-rules'
const TITLE_RULE =
  'its titles must begin and end with ASCII letters or digits; folders of custom rules accept any title'
const NAME = /^[a-zA-Z0-9].+?[a-zA-Z0-9[\]()]$/
const HOUR = 3600
