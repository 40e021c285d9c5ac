import { eventTime } from '../../../match/stream/event-time.js'

/** The time to which distances such as `5m` are added. */
const START = Date.UTC(2026, 0, 1)

const UNITS: Readonly<Record<string, number>> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 }

const DISTANCE = /^(?:\d{1,9}(?:\.\d{1,3})?[smhdw])+$/

/** True for a distance such as `90s` or `1h30m`. */
export const isDistance = (text: string): boolean => DISTANCE.test(text)

/**
 * Returns the time of a text in milliseconds since 1970: a time as in events, or a distance from the beginning of the
 * year 2026. Undefined for anything else.
 */
function testTime(text: string): number | undefined {
  if (!isDistance(text)) return eventTime(/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text)
  const parts = [...text.matchAll(/([\d.]+)([smhdw])/g)]
  return parts.reduce((sum, [, amount = '', unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0), START)
}

/** Writes a time as a distance from the beginning of the year 2026, such as `1h30m`; an earlier time as ISO 8601. */
export function distanceText(time: number): string {
  if (time < START) return new Date(time).toISOString()
  let rest = time - START
  const parts = Object.entries(UNITS).map(([unit, length]) => {
    const amount = unit === 's' ? rest / length : Math.floor(rest / length)
    rest -= amount * length
    return amount === 0 ? '' : `${amount}${unit}`
  })
  return parts.join('') || '0s'
}

/** Returns a time in the form of ISO 8601, such as `2026-01-01T00:01:30.000Z`. */
export function timeText(text: string): string | undefined {
  const time = testTime(text)
  if (time === undefined || Math.abs(time) > LATEST) return undefined
  return new Date(time).toISOString()
}

/** The latest time that a date can express. */
const LATEST = 8.64e15
