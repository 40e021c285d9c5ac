import { counted } from '../../../text/count.js'
import { MAX_SHOWN_RUNS } from '../../cli-limits.js'
import { exampleText } from './example-text.js'

/** Events of a stream that are equal but for their times, one after the other. */
interface Run {
  readonly event: string
  /** Milliseconds after the first event of the stream. */
  readonly times: number[]
}

/** Describes a stream on one line: `a stream of 3 events: {"a": 1} at 0s, 30m, {"a": 2} at 1h`. */
export function streamText(stream: readonly unknown[]): string {
  const runs = runsOf(stream)
  const shown = runs.slice(0, MAX_SHOWN_RUNS).map(({ event, times }) => `${event} ${timesText(times)}`)
  const rest = runs.length > shown.length ? [`… until ${durationText(runs.at(-1)?.times.at(-1) ?? 0)}`] : []
  return `a stream of ${counted(stream.length, 'event')}: ${[...shown, ...rest].join(', ')}`
}

function runsOf(stream: readonly unknown[]): readonly Run[] {
  const start = timeOf(stream[0])
  const runs: Run[] = []
  for (const event of stream) {
    const text = exampleText(withoutTime(event))
    const time = timeOf(event) - start
    const last = runs.at(-1)
    if (last?.event === text) last.times.push(time)
    else runs.push({ event: text, times: [time] })
  }
  return runs
}

const isObject = (event: unknown): event is Readonly<Record<string, unknown>> =>
  typeof event === 'object' && event !== null

const timeOf = (event: unknown): number => (isObject(event) ? Date.parse(String(event['@timestamp'])) : 0)

function withoutTime(event: unknown): unknown {
  if (!isObject(event)) return event
  const { '@timestamp': _, ...others } = event
  return others
}

/** Lists the times of a run; if they are many, only their number, the first and the last. */
function timesText(times: readonly number[]): string {
  const different = [...new Set(times)]
  const [first = 0, last = first] = [different[0], different.at(-1)]
  if (different.length > MAX_SHOWN_RUNS)
    return `${times.length} times from ${durationText(first)} to ${durationText(last)}`
  const words = different.map((time) => {
    const count = times.filter((other) => other === time).length
    return `${durationText(time)}${count === 1 ? '' : ` (${count} times)`}`
  })
  return `at ${words.join(', ')}`
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const

/** Writes milliseconds as `1h 30m`; none as `0s`. */
function durationText(milliseconds: number): string {
  let rest = milliseconds
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count === 0 ? [] : [`${count}${unit}`]
  })
  return parts.length === 0 ? '0s' : parts.join(' ')
}
