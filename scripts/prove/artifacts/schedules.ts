import { elasticRule } from '../../../backends/elastic/formats.js'
import { kql } from '../../../backends/elastic/index.js'
import { splunkSavedSearches } from '../../../backends/splunk/formats.js'
import { splunk } from '../../../backends/splunk/index.js'
import { makeArtifact } from '../../../src/index.js'
import type { Case } from '../prove.js'
import { confSetting } from './read-back.js'

/** Results for the schedules of a platform: the runs that see each event of a stream. */
export interface ScheduleFigures {
  readonly platform: string
  readonly schedules: number
  readonly events: number
  /** Number of events that no run sees, or that several runs see although their alerts have no ids. */
  readonly disagreements: number
}

const MINUTE = 60
const HOUR = 60 * MINUTE
/** Events of a day after the first day, each half a minute after a minute. */
const EVENTS = Array.from({ length: 24 * 60 }, (_, minute) => 24 * HOUR + minute * MINUTE + 30)
const RUNS_UNTIL = 60 * HOUR

/** Reads schedules from artifacts, and runs them over a stream of events. */
export function proveSchedules([one]: readonly Case[]): readonly ScheduleFigures[] {
  if (one === undefined) return []
  return [splunkSchedules(one), kibanaSchedules(one)]
}

function splunkSchedules({ subject }: Case): ScheduleFigures {
  const settings = ['* * * * *', '*/5 * * * *', '7,37 * * * *', '0 * * * *', '0 */6 * * *'].flatMap((schedule) =>
    ['0', '1m', '5m', '2h'].map((delay) => ({ schedule, delay })),
  )
  const counts = settings.flatMap((formatOptions) => {
    const { text } = makeArtifact(
      subject.rule,
      splunk,
      splunkSavedSearches as never,
      { lossy: true, formatOptions } as never,
    )
    const read = (name: string): string => confSetting(text ?? '', name) ?? ''
    const ranges = runsOf(read('cron_schedule')).map((now) => ({
      from: timeOf(read('dispatch.earliest_time'), now),
      until: timeOf(read('dispatch.latest_time'), now),
    }))
    return sightings(ranges)
  })
  return {
    platform: 'Splunk: each event is seen by one run',
    schedules: settings.length,
    events: counts.length,
    disagreements: counts.filter((count) => count !== 1).length,
  }
}

/** Kibana gives an event one alert, however many runs see it; a run must see it, and not much later. */
function kibanaSchedules({ subject }: Case): ScheduleFigures {
  const settings = ['1m', '5m', '15m', '1h'].flatMap((interval) =>
    ['0', '4m', '1h'].map((lookBack) => ({ interval, 'look-back': lookBack })),
  )
  const counts = settings.flatMap((formatOptions) => {
    const { text } = makeArtifact(subject.rule, kql, elasticRule as never, { lossy: true, formatOptions } as never)
    const { interval, from } = JSON.parse(text ?? '{}') as { interval: string; from: string }
    const [every, back] = [secondsOf(interval), secondsOf(from.replace('now-', ''))]
    const runs = Array.from({ length: Math.floor(RUNS_UNTIL / every) }, (_, at) => at * every)
    return sightings(runs.map((now) => ({ from: now - back, until: now })))
  })
  return {
    platform: 'Kibana: each event is seen by a run',
    schedules: settings.length,
    events: counts.length,
    disagreements: counts.filter((count) => count === 0).length,
  }
}

/** For each event, the number of time ranges that contain it. */
const sightings = (ranges: readonly { readonly from: number; readonly until: number }[]): readonly number[] =>
  EVENTS.map((event) => ranges.filter(({ from, until }) => from <= event && event < until).length)

/** The times of runs by a cron expression whose days are all stars. */
function runsOf(cron: string): readonly number[] {
  const [minutes = '', hours = '', ...days] = cron.split(' ')
  if (days.join(' ') !== '* * *') throw new Error(`days in ${cron}`)
  return Array.from({ length: RUNS_UNTIL / MINUTE }, (_, at) => at).flatMap((minute) =>
    isIn(minutes, minute % 60) && isIn(hours, Math.floor(minute / 60) % 24) ? [minute * MINUTE] : [],
  )
}

const isIn = (field: string, value: number): boolean =>
  field
    .split(',')
    .some((part) =>
      part === '*' ? true : part.startsWith('*/') ? value % Number(part.slice(2)) === 0 : Number(part) === value,
    )

/** The time that a modifier such as `-20m@m` or `@m-1d` means for a run. Runs begin at whole minutes. */
function timeOf(modifier: string, now: number): number {
  if (modifier === 'now') return now
  const parts = [...modifier.matchAll(/@m|-(\d+)([smhd])/g)]
  if (parts.map(([text]) => text).join('') !== modifier) throw new Error(`no time modifier: ${modifier}`)
  return parts.reduce(
    (time, [text, count, unit]) => (text === '@m' ? time - (time % MINUTE) : time - secondsOf(`${count}${unit}`)),
    now,
  )
}

const secondsOf = (text: string): number =>
  Number.parseInt(text, 10) * ({ s: 1, m: MINUTE, h: HOUR, d: 24 * HOUR }[text.at(-1) ?? 's'] ?? 1)
