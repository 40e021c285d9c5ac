import { optionSeconds } from '../../../src/backend/option-seconds.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import { WINDOWS } from '../rule/windows.js'

/** The seconds of an option such as `15m`; 0 for `0s`. */
export const windowSeconds = (text: string): number => optionSeconds(text) ?? 0

/** Returns the problem with an option that must be one of the supported windows, or undefined if it is valid. */
export function checkWindow(text: string): string | undefined {
  const seconds = text === '0s' ? 0 : optionSeconds(text)
  const isWindow = seconds === 0 || WINDOWS.some((window) => window === seconds)
  return isWindow ? undefined : `it must be one of 0s, ${WINDOWS.map(secondsText).join(', ')}`
}
