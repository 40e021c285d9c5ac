import { UNIT_SECONDS } from '../text/seconds-text.js'

/** Returns the seconds of a duration such as `10m`, or `undefined` if the text is no duration. */
export function optionSeconds(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? []
  return count === undefined ? undefined : Number(count) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS]
}

/** Returns what is wrong with a duration, or `undefined`. */
export const checkTime = (text: string): string | undefined =>
  optionSeconds(text) === undefined ? 'it must be a duration such as 45s, 5m, 2h or 14d' : undefined

/** Like `optionSeconds`, and 0 for `0`. */
export const secondsOrNone = (text: string): number | undefined => (text === '0' ? 0 : optionSeconds(text))

/** Like `checkTime`, and accepts `0`. */
export const checkTimeOrNone = (text: string): string | undefined =>
  text === '0' || checkTime(text) === undefined ? undefined : `${checkTime(text)}, or 0`
