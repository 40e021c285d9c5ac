import { fieldsOf, isWhole, runDays } from './cron.js'

const DAY = 24 * 60

/** The longest interval between two runs of a valid schedule, in minutes. */
export function longestPause(text: string): number {
  const fields = fieldsOf(text)
  if (!isWhole(fields)) throw new TypeError(`not a cron schedule: ${text}`)
  const [minutes, hours] = fields
  const runs = [...hours].flatMap((hour) => [...minutes].map((minute) => hour * 60 + minute)).sort((a, b) => a - b)
  const within = pauses(runs)
  const [first = 0] = runs
  const last = runs.at(-1) ?? 0
  return Math.max(...within, ...pauses(runDays(fields)).map((days) => days * DAY - last + first))
}

const pauses = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, index) => time - (times[index] ?? 0))
