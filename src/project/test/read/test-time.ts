import { eventTime } from '../../../match/stream/event-time.js'

/** The time to which distances such as `5m` are added. */
const START = Date.UTC(2026, 0, 1)

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/**
 * Returns the time of a text in milliseconds since 1970: a time as in events, or a distance such as `90s` from the
 * beginning of the year 2026. Undefined for anything else.
 */
export function testTime(text: string): number | undefined {
  const [, amount = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)([smhdw])$/.exec(text) ?? []
  const factor = UNITS[unit]
  if (factor !== undefined) return START + Number(amount) * factor
  return eventTime(/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text)
}

/** Returns a time in the form of ISO 8601, such as `2026-01-01T00:01:30.000Z`. */
export function timeText(text: string): string | undefined {
  const time = testTime(text)
  if (time === undefined || Math.abs(time) > LATEST) return undefined
  return new Date(time).toISOString()
}

/** The latest time that a date can express. */
const LATEST = 8.64e15
