/**
 * Time spans that a rule supports, in seconds. A window of 0 evaluates each log by itself.
 *
 * https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule
 */
export const WINDOWS = [60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400] as const

export const HOUR = 3_600
export const DAY = 86_400

/** The shortest window that covers the time span; undefined beyond a day. */
export const windowFor = (seconds: number): number | undefined => WINDOWS.find((window) => window >= seconds)

/** Durations of a signal: open for the window of its events, at least an hour, and closed after a day. */
export const signalTimes = (window: number): { readonly keepAlive: number; readonly maxSignalDuration: number } => ({
  keepAlive: Math.max(window, HOUR),
  maxSignalDuration: DAY,
})

/** A duration for people, in its largest unit. */
export function durationText(seconds: number): string {
  const [size, unit] =
    seconds % DAY === 0
      ? [DAY, 'day']
      : seconds % HOUR === 0
        ? [HOUR, 'hour']
        : seconds % 60 === 0
          ? [60, 'minute']
          : [1, 'second']
  const number = seconds / size
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
