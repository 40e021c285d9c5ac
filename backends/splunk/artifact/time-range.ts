import { optionSeconds, secondsText } from '../../../src/backend/option-seconds.js'
import type { SplunkSavedSearch } from '../rule-settings.js'
import { longestPause } from './cron.js'

/** When a saved search runs, and what each run looks at. */
export interface TimeRange {
  readonly schedule: string
  /** Of what is new to a run: it begins where that of the run before ended. */
  readonly newFrom: string
  readonly newUntil: string
  /** Where the events begin that decide whether one of the new ones is a match. */
  readonly earliest: string
  readonly latest: string
  /** The longest time between two runs, in seconds. */
  readonly period: number
}

const DAY = 24 * 60
const HOUR = 3600

/**
 * The schedule of a search, and time ranges that leave nothing out between runs: they begin and end at whole minutes, and are as long as the
 * longest time between two runs. `delay` is how long events may take until they can be searched.
 *
 * https://help.splunk.com/splunk-enterprise/alert-and-respond/alerting-manual/9.0/create-alerts/alert-scheduling-tips
 * https://help.splunk.com/splunk-enterprise/spl-search-reference/9.4/time-format-variables-and-modifiers/time-modifiers
 */
export function timeRange(
  settings: SplunkSavedSearch | undefined,
  given: string | undefined,
  delay: string,
): TimeRange | { readonly because: string } {
  const wait = minutes(optionSeconds(delay) ?? 0)
  const recent = settings?.recent ?? null
  const most = recent === null ? Number.POSITIVE_INFINITY : Math.floor(recent / 60) - wait
  const schedule = given ?? usualSchedule(settings, most)
  const pause = longestPause(schedule)
  if (pause > most) {
    const [seen, apart] = [secondsText(recent ?? 0), secondsText((pause + wait) * 60)]
    return {
      because: `the query finds new values of the last ${seen}, and each run must cover the last ${apart}`,
    }
  }
  const newUntil = wait === 0 ? '@m' : `-${wait}m@m`
  // Days are those of the calendar, so that a clock that is put forward or back leaves no hour out.
  const newFrom = pause % DAY === 0 ? `${newUntil}-${pause / DAY}d` : `-${wait + pause}m@m`
  const back = minutes((settings?.lookBack ?? 0) + (hasLongDays(settings) ? HOUR : 0))
  const earliest = back === 0 ? newFrom : pause % DAY === 0 ? `${newFrom}-${back}m` : `-${wait + pause + back}m@m`
  const range = { schedule, newFrom, newUntil, period: pause * 60 }
  // A query about what is new names the beginning itself: that comes before the one here, and then the end is now.
  return recent === null
    ? { ...range, earliest, latest: newUntil }
    : { ...range, earliest: `-${settings?.lookBack}s`, latest: 'now' }
}

const minutes = (seconds: number): number => Math.ceil(seconds / 60)

/** Quick, where a run is cheap; what looks back over days runs less often. */
const SCHEDULES = ['0 * * * *', '*/30 * * * *', '*/15 * * * *', '*/10 * * * *', '*/5 * * * *', '* * * * *']

function usualSchedule(settings: SplunkSavedSearch | undefined, most: number): string {
  const wanted = (settings?.lookBack ?? 0) > DAY * 60 ? 60 : 15
  return SCHEDULES.find((schedule) => longestPause(schedule) <= Math.min(wanted, most)) ?? '* * * * *'
}

/** A window of days is an hour longer when a clock is put back. */
const hasLongDays = (settings: SplunkSavedSearch | undefined): boolean =>
  settings?.results === 'windows' && settings.lookBack >= DAY * 60

/**
 * A command that leaves those matches of a correlation that are new to a run: events of its new part, or windows that have ended there. Since the
 * range begins the length of a window earlier, such a window lies in it as a whole.
 */
export function onlyNew({ newFrom, newUntil }: TimeRange, { results, lookBack }: SplunkSavedSearch): string {
  const [from, to] = [newFrom, newUntil].map((time) => `relative_time(now(), "${time}")`)
  if (results === 'events') return `where _time>=${from} AND _time<${to}`
  const end = `relative_time(_time, "+${secondsText(lookBack)}")`
  return `where ${end}>${from} AND ${end}<=${to}`
}
