import { optionSeconds, secondsText } from '../../../src/emit/option-seconds.js'
import type { RuleSettings } from '../../../src/emit/rule-settings.js'

/** When a rule runs, and what of the past each run sees; in seconds. */
export interface Schedule {
  readonly interval: number
  readonly from: number
}

/**
 * Each run sees the events since the run before it, together with all that they may belong to: the time span of the rule. Four minutes more are for events
 * that come late. Of a threshold they are not, since it counts what a run sees: it would count over a longer time. For the same reason a threshold over a
 * short time runs more often.
 *
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#rule-schedule
 */
export function scheduleOf(
  settings: RuleSettings | null,
  options: { readonly interval: string | undefined; readonly 'look-back': string | undefined },
): Schedule {
  const isThreshold = settings?.type === 'threshold'
  const timespan = settings !== null && 'lookBack' in settings ? settings.lookBack : 0
  const most = longestInterval(settings)
  const usual = isThreshold ? Math.max(60, Math.min(USUAL, 60 * Math.floor(timespan / 300))) : USUAL
  const interval = secondsOf(options.interval) ?? Math.min(usual, most ?? usual)
  const late = secondsOf(options['look-back']) ?? (isThreshold ? 0 : 240)
  return { interval, from: interval + timespan + late }
}

/** The longest time from run to run in which the query misses nothing; undefined if it does not matter. */
export const longestInterval = (settings: RuleSettings | null): number | undefined =>
  settings !== null && 'longestInterval' in settings ? settings.longestInterval : undefined

const USUAL = 300

const secondsOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : optionSeconds(text)

/** Seconds as date math: `now-9m`. */
export const ago = (seconds: number): string => `now-${secondsText(seconds)}`
