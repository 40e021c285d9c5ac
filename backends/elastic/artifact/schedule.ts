import { secondsOrNone } from '../../../src/backend/option-seconds.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import type { ElasticRuleSettings } from '../elastic-rule-settings.js'

/** The interval of a rule and the time range of each run, in seconds. */
export interface Schedule {
  readonly interval: number
  /** Maximum delay of an event that is still found. */
  readonly late: number
  readonly from: number
}

export interface ScheduleOptions {
  readonly interval: string | undefined
  readonly 'look-back': string | undefined
}

/**
 * Each run searches the events since the previous run, plus everything that they may belong to: the time span of the
 * rule. Four more minutes cover late events. A threshold rule has no such extra time, because it would count over a
 * longer time. For the same reason, a threshold over a short time span runs more often. Time spans of four hours and more
 * are searched less often, up to hourly: a rule about a day that ran every 5 minutes would search each event 289 times.
 * Elastic names both frequent runs and long time ranges as causes of search load.
 *
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#rule-schedule
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/plan-rule-performance
 */
export function scheduleOf(settings: ElasticRuleSettings | null, options: ScheduleOptions): Schedule {
  const isThreshold = settings?.type === 'threshold'
  const timespan = settings !== null && 'lookBack' in settings ? settings.lookBack : 0
  const maxInterval = longestInterval(settings)
  const defaultInterval = Math.min(3600, Math.max(300, 300 * Math.floor(timespan / 24 / 300)))
  const usual = isThreshold ? Math.max(60, Math.min(defaultInterval, 60 * Math.floor(timespan / 300))) : defaultInterval
  const interval =
    secondsOf(options.interval) ?? Math.min(usual, maxInterval === undefined ? usual : Math.min(300, maxInterval))
  const asked = secondsOf(options['look-back']) ?? (isThreshold ? 0 : 240)
  // For a query that finds new results in a limited time only, late events can use what the interval leaves of that
  // time.
  const late = maxInterval === undefined ? asked : Math.max(0, Math.min(asked, maxInterval - interval))
  return { interval, late, from: interval + timespan + late }
}

/** The maximum interval with which the query misses nothing; undefined if any interval works. */
export const longestInterval = (settings: ElasticRuleSettings | null): number | undefined =>
  settings !== null && 'longestInterval' in settings ? settings.longestInterval : undefined

const secondsOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : secondsOrNone(text)

/** Formats seconds as date math: `now-9m`. */
export const ago = (seconds: number): string => `now-${secondsText(seconds)}`
