import { optionSeconds } from '../../../src/backend/option-seconds.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import type { SplunkSavedSearch } from '../splunk-rule-settings.js'
import { longestPause } from './longest-pause.js'

/** The schedule of a saved search, and the time range of each run. */
export interface TimeRange {
  readonly schedule: string
  /** From the end of the time range to the end of the events that are new to a run; empty if both are the same. */
  readonly newUntil: string
  /** From the end of these events to their start, which is the end of the previous run. */
  readonly newFor: string
  /** Start of the events that decide whether a new event is a match. */
  readonly earliest: string
  readonly latest: string
  /** The longest interval between two runs, in seconds. */
  readonly period: number
}

const DAY = 24 * 60
const HOUR = 3600

/**
 * The schedule of a search, and time ranges without gaps between runs. They begin and end at whole minutes, and are as
 * long as the longest interval between two runs. `delay` is the time until events are searchable.
 *
 * https://help.splunk.com/splunk-enterprise/alert-and-respond/alerting-manual/9.0/create-alerts/alert-scheduling-tips
 * https://help.splunk.com/splunk-enterprise/spl-search-reference/9.4/time-format-variables-and-modifiers/time-modifiers
 */
export function timeRange(
  settings: SplunkSavedSearch | undefined,
  cron: string | undefined,
  delay: string,
): TimeRange | { readonly because: string } {
  const wait = minutes(optionSeconds(delay) ?? 0)
  const recent = settings?.recent ?? null
  const maxPause = recent === null ? Number.POSITIVE_INFINITY : Math.floor(recent / 60) - wait
  const schedule = cron ?? defaultSchedule(settings, maxPause)
  const pause = longestPause(schedule)
  if (pause > maxPause) {
    const [seen, apart] = [secondsText(recent ?? 0), secondsText((pause + wait) * 60)]
    return {
      because: `the query finds new values of the last ${seen}, and each run must cover the last ${apart}`,
    }
  }
  const latest = wait === 0 ? '@m' : `-${wait}m@m`
  // Days follow the calendar, so that a clock change leaves no gap.
  const newFor = pause % DAY === 0 ? `-${pause / DAY}d` : `-${pause}m`
  const newFrom = pause % DAY === 0 ? `${latest}${newFor}` : `-${wait + pause}m@m`
  const back = minutes((settings?.lookBack ?? 0) + (hasLongDays(settings) ? HOUR : 0))
  const earliest = back === 0 ? newFrom : pause % DAY === 0 ? `${newFrom}-${back}m` : `-${wait + pause + back}m@m`
  const range = { schedule, newFor, period: pause * 60 }
  // A query for new values sets its own start, which is earlier, and its range ends now.
  return recent === null
    ? { ...range, newUntil: '', earliest, latest }
    : { ...range, newUntil: latest, earliest: `-${settings?.lookBack}s`, latest: 'now' }
}

const minutes = (seconds: number): number => Math.ceil(seconds / 60)

/** Frequent if runs are cheap; rules that look back over days run less often. */
const SCHEDULES = ['0 * * * *', '*/30 * * * *', '*/15 * * * *', '*/10 * * * *', '*/5 * * * *', '* * * * *']

function defaultSchedule(settings: SplunkSavedSearch | undefined, maxPause: number): string {
  const wanted = (settings?.lookBack ?? 0) > DAY * 60 ? 60 : 15
  return SCHEDULES.find((schedule) => longestPause(schedule) <= Math.min(wanted, maxPause)) ?? '* * * * *'
}

/** A window of days is an hour longer when clocks are set back. */
const hasLongDays = (settings: SplunkSavedSearch | undefined): boolean =>
  settings?.results === 'windows' && settings.lookBack >= DAY * 60

/**
 * Commands that keep those matches of a correlation that are new to a run: events in its new part, or windows that ended
 * there. The range begins one window length earlier, so it contains such a window completely.
 *
 * A run that a busy scheduler starts late has the time range of its scheduled time. `now()` is the time of its start and
 * would skip matches, so the times are those of `addinfo`.
 *
 * https://docs.splunk.com/Documentation/Splunk/9.2.1/Report/PrioritizescheduledreportsinSplunkWeb
 * https://help.splunk.com/splunk-enterprise/spl-search-reference/9.2/evaluation-functions/date-and-time-functions
 * https://help.splunk.com/splunk-cloud-platform/spl-search-reference/9.3.2408/search-commands/addinfo
 */
export function onlyNew({ newUntil, newFor }: TimeRange, { results, lookBack }: SplunkSavedSearch): readonly string[] {
  const from = relativeTime('info_max_time', `${newUntil}${newFor}`)
  const to = newUntil === '' ? 'info_max_time' : relativeTime('info_max_time', newUntil)
  const end = relativeTime('_time', `+${secondsText(lookBack)}`)
  const isNew = results === 'events' ? `_time>=${from} AND _time<${to}` : `${end}>${from} AND ${end}<=${to}`
  return ['addinfo', `where ${isNew}`, 'fields - info_min_time, info_max_time, info_search_time, info_sid']
}

const relativeTime = (time: string, modifier: string): string => `relative_time(${time}, "${modifier}")`
