import { optionPlace } from '../../../src/backend/artifact/places.js'
import type { OptionValues } from '../../../src/backend/option.js'
import { optionSeconds } from '../../../src/backend/option-seconds.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { inBackQuotes } from '../../../src/text/word-list.js'
import type { SplunkOptions } from '../options.js'
import { readableNames } from '../readable-names.js'
import { hasSummary, resultFields } from '../result-fields.js'
import type { SplunkConverted, SplunkSavedSearch } from '../splunk-rule-settings.js'
import { checkListedField, type savedSearchOptions } from './options.js'
import { lacksColumn } from './result-column.js'

/** Duration of the suppression, and the fields that identify an alert; 0 seconds if nothing is suppressed. */
export interface Suppression {
  readonly period: number
  readonly fields: readonly string[]
}

type Options = Pick<OptionValues<typeof savedSearchOptions>, 'suppress-for' | 'suppress-by'>

/**
 * The suppression that the options request; otherwise one alert for each group of a correlation within its time span.
 * `pause` is the longest interval between two runs: results that later runs find again raise no further alert. Fields
 * that results may not have are not used, because they would suppress too much.
 */
export function suppressionOf(
  converted: SplunkConverted,
  options: Options,
  settings: SplunkSavedSearch | undefined,
  pause: number,
): { readonly suppression: Suppression; readonly diagnostics: readonly Diagnostic[] } {
  const isRewritten = isQueryRewritten(converted)
  const { 'suppress-for': time, 'suppress-by': by } = options
  const defaultPeriod =
    settings === undefined ? 0 : isRewritten ? repeatDuration(settings, pause) : (settings.timespan ?? 0)
  const period = time === undefined ? defaultPeriod : (optionSeconds(time) ?? 0)
  const listed = time === undefined ? [] : fieldsOfResults(converted)
  const fields = by ?? settings?.groupBy ?? listed
  const unlisted = fields.filter((name) => checkListedField(name) !== undefined)
  const unknown = isRewritten && by === undefined ? fields : []
  const missing = isRewritten ? [] : fields.filter((name) => lacksColumn(name, converted.conversion))
  const isKept = unlisted.length === 0 && unknown.length === 0 && missing.length === 0
  return {
    suppression: { period: isKept ? period : 0, fields: isKept ? fields : [] },
    diagnostics:
      period > 0
        ? warningsOf(converted, { unlisted, unknown, missing })
        : time === undefined
          ? needsPeriod(converted, by)
          : [],
  }
}

/** The rule's fields, with their names in the results of the search. */
function fieldsOfResults({ rule, conversion }: SplunkConverted): readonly string[] {
  const options = conversion.options as SplunkOptions
  const fields = resultFields(conversion.head.metadata, options)
  return rule.kind === 'detection' && hasSummary(options) ? readableNames(fields) : fields
}

/** True if postprocessing has changed the query, so that its results may have other fields. */
export const isQueryRewritten = ({ conversion }: SplunkConverted): boolean => conversion.query !== conversion.bareQuery

/** Duration for which runs find a match, in seconds. */
const repeatDuration = ({ recent, lookBack }: SplunkSavedSearch, pause: number): number => recent ?? lookBack + pause

/** Fields by which nothing is suppressed. */
interface UselessFields {
  /** Fields whose names the setting cannot contain. */
  readonly unlisted: readonly string[]
  /** Fields that the results of a rewritten query may lack. */
  readonly unknown: readonly string[]
  /** Fields that the results lack. */
  readonly missing: readonly string[]
}

function warningsOf({ rule }: SplunkConverted, { unlisted, unknown, missing }: UselessFields): readonly Diagnostic[] {
  const reasons = [
    ...unlisted.map((field) => `the setting cannot contain the field name \`${field}\`, so no alert is suppressed`),
    ...missing.map((field) => `the results of the search lack the field \`${field}\`, so no alert is suppressed`),
  ]
  const names = inBackQuotes(unknown).join(', ')
  const isDoubtful = unknown.length > 0 && unlisted.length === 0
  const all = isDoubtful ? [`a pipeline postprocesses the query, and its results may lack ${names}; ${HELP}`] : reasons
  return all.map((because) =>
    diagnoseArtifact('no-counterpart', rule.source, rule.sectionSpan, ['alert.suppress.fields', because]),
  )
}

const HELP = 'no alert is suppressed unless `suppress-by` names the fields'

/**
 * Reports suppression fields without a period. In a rule this is a mistake of its author; a caller's option may be
 * meant for other rules.
 */
function needsPeriod({ rule }: SplunkConverted, by: readonly string[] | undefined): readonly Diagnostic[] {
  if (by === undefined || by.length === 0) return []
  const isSetByRule = rule.options.some(({ platform, name }) => platform === 'splunk' && name === 'suppress-by')
  if (isSetByRule) {
    return [
      diagnoseArtifact('wrong-option', rule.source, optionPlace(rule, 'splunk', 'suppress-by'), [
        'suppress-by',
        NEEDED,
      ]),
    ]
  }
  const what = 'alert.suppress.fields'
  return [
    diagnoseArtifact('no-counterpart', rule.source, rule.sectionSpan, [
      what,
      `\`suppress-by\` has no effect: ${NEEDED}`,
    ]),
  ]
}

const NEEDED = 'it requires `suppress-for`'
