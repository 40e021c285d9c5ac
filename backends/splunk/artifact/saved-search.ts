import { attackOf } from '../../../src/backend/artifact/attack.js'
import { attackWarnings } from '../../../src/backend/artifact/attack-warnings.js'
import { optionPlace } from '../../../src/backend/artifact/places.js'
import { isInUse } from '../../../src/backend/artifact/shared-options.js'
import type { OptionValues } from '../../../src/backend/option.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import { type Diagnostic, isError } from '../../../src/text/diagnostic.js'
import type { Span } from '../../../src/text/source.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import { actionSettings, alertSettings } from './alert.js'
import { commandLines } from './command-lines.js'
import { descriptionOf } from './description.js'
import type { savedSearchOptions } from './options.js'
import { mayHoldToken, withoutTokens } from './prose.js'
import { searchName } from './search-name.js'
import { flag, type Setting } from './setting.js'
import { isQueryRewritten, type Suppression, suppressionOf } from './splunk-suppression.js'
import { onlyNew, timeRange } from './time-range.js'
import { forEmail, forNotable, withResultTokens } from './tokens.js'

/** A rule as a saved search, for any output format. */
export interface SavedSearch {
  readonly name: string
  readonly description: string
  /** The description of notable events. */
  readonly notableDescription: string
  readonly settings: readonly Setting[]
  readonly suppression: Suppression
  /** Warnings only. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A saved search that runs on a schedule and raises an alert for its results, or the error that prevents it. */
export function savedSearch(
  converted: SplunkConverted,
  options: OptionValues<typeof savedSearchOptions>,
  isTracked: boolean,
): SavedSearch | { readonly error: Diagnostic } {
  const { rule, conversion } = converted
  const { metadata } = conversion.head
  const refused = (because: string, place: Span = rule.sectionSpan): { readonly error: Diagnostic } => ({
    error: diagnoseArtifact('no-artifact', rule.source, place, ['a saved search', because]),
  })
  const name = searchName(metadata, options)
  if (name === undefined) return refused('the rule has no id, and no usable name can be derived from its title')
  const settings = conversion.ruleSettings?.type === 'saved_search' ? conversion.ruleSettings : undefined
  const times = timeRange(settings, options.schedule, options.delay)
  if ('because' in times) return refused(times.because, optionPlace(rule, 'splunk', 'schedule', 'delay'))
  const { suppression, diagnostics } = suppressionOf(converted, options, settings, times.period)
  const error = diagnostics.find(isError)
  if (error !== undefined) return { error }
  const isRewritten = isQueryRewritten(converted)
  const query = conversion.query.replace(/\r\n?/g, '\n').trim()
  const search = commandLines(
    [query, ...(settings === undefined || isRewritten ? [] : onlyNew(times, settings))].join(' | '),
  )
  const notes = [
    ...(settings !== undefined && isRewritten ? [suppression.period > 0 ? `${OVERLAP}, ${ONCE}.` : `${OVERLAP}.`] : []),
    ...(mayHoldToken(search) ? [PLACEHOLDERS] : []),
  ]
  const { description, notableDescription, message } = descriptionsOf(converted, notes)
  return {
    name,
    description,
    notableDescription,
    settings: [
      ['description', description],
      ['search', search],
      ['disabled', flag(!(options.enabled ?? isInUse(metadata)))],
      ['enableSched', flag(options.scheduled)],
      ['cron_schedule', times.schedule],
      // The scheduler skips no run when it is busy, and does not start all searches in the same minute.
      ['realtime_schedule', '0'],
      ['allow_skew', '50%'],
      ['dispatch.earliest_time', times.earliest],
      ['dispatch.latest_time', times.latest],
      ...alertSettings(metadata.level, suppression, isTracked),
      ...actionSettings(options.email, message, options.actions),
    ],
    suppression,
    diagnostics: [...diagnostics, ...attackWarnings(rule, attackOf(metadata.tags))],
  }
}

/** Returns the description of a saved search, and the forms that notable events and e-mail messages need. */
function descriptionsOf(converted: SplunkConverted, notes: readonly string[]) {
  const { variables } = converted
  const description = descriptionOf(converted, notes, withResultTokens(variables))
  if (variables.size === 0)
    return { description, notableDescription: withoutTokens(description), message: '$description$' }
  return {
    description,
    notableDescription: descriptionOf(converted, notes, forNotable(variables)),
    // Splunk does not replace tokens inside the description that a message includes.
    message: descriptionOf(converted, notes, forEmail(variables)),
  }
}

const OVERLAP = 'Its runs overlap: a run finds matches of earlier runs again'

const ONCE = 'and suppression prevents a second alert'

/**
 * Placeholders of a saved search:
 * https://help.splunk.com/splunk-enterprise/spl-search-reference/9.4/search-commands/savedsearch
 */
const PLACEHOLDERS =
  'The search contains dollar signs, which the command savedsearch replaces as placeholders unless it is called with nosubstitution=true.'
