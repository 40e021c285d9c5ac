import { secondsOrNone, secondsText } from '../../../src/backend/option-seconds.js'
import type { ElasticRuleSettings } from '../rule-settings.js'

/** When a rule runs, and what of the past each run sees; in seconds. */
export interface Schedule {
  readonly interval: number
  /** How late an event may come and still be found. */
  readonly late: number
  readonly from: number
}

export interface ScheduleOptions {
  readonly interval: string | undefined
  readonly 'look-back': string | undefined
}

/**
 * Each run sees the events since the run before it, together with all that they may belong to: the time span of the rule. Four minutes more are for events
 * that come late. Of a threshold they are not, since it counts what a run sees: it would count over a longer time. For the same reason a threshold over a
 * short time runs more often. A time span over a day is searched each hour.
 *
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#rule-schedule
 */
export function scheduleOf(settings: ElasticRuleSettings | null, options: ScheduleOptions): Schedule {
  const isThreshold = settings?.type === 'threshold'
  const timespan = settings !== null && 'lookBack' in settings ? settings.lookBack : 0
  const most = longestInterval(settings)
  const often = timespan > 86_400 ? 3600 : 300
  const usual = isThreshold ? Math.max(60, Math.min(often, 60 * Math.floor(timespan / 300))) : often
  const interval = secondsOf(options.interval) ?? Math.min(usual, most === undefined ? usual : Math.min(300, most))
  const asked = secondsOf(options['look-back']) ?? (isThreshold ? 0 : 240)
  // A query that finds what is new in a time has no more of it for late events than what is left of that time.
  const late = most === undefined ? asked : Math.max(0, Math.min(asked, most - interval))
  return { interval, late, from: interval + timespan + late }
}

/** The longest time from run to run in which the query misses nothing; undefined if it does not matter. */
export const longestInterval = (settings: ElasticRuleSettings | null): number | undefined =>
  settings !== null && 'longestInterval' in settings ? settings.longestInterval : undefined

const secondsOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : secondsOrNone(text)

/** Seconds as date math: `now-9m`. */
export const ago = (seconds: number): string => `now-${secondsText(seconds)}`
