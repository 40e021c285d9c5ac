/** Seconds of the units that have a fixed length and that all platforms know, from the longest. */
export const UNIT_SECONDS = { d: 86_400, h: 3_600, m: 60, s: 1 } as const

/** Formats seconds as a duration in the largest unit that fits: `14d`, `90m`. */
export function secondsText(seconds: number): string {
  const [unit, size] = Object.entries(UNIT_SECONDS).find(
    ([, length]) => seconds >= length && seconds % length === 0,
  ) ?? ['s', 1]
  return `${seconds / size}${unit}`
}
