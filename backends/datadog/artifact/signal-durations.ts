import type { OptionValues } from '../../../src/backend/option.js'
import { DAY, durationText, HOUR } from '../rule/windows.js'
import type { NoRule } from './no-rule.js'
import type { ruleOptions } from './rule-options.js'
import { windowSeconds } from './windows-option.js'

type Options = Pick<OptionValues<typeof ruleOptions>, 'evaluation-window' | 'keep-alive' | 'signal-duration'>

/** The three durations of a signal in seconds, or the reason why they are impossible. */
export type SignalDurations =
  | { readonly evaluationWindow: number; readonly keepAlive: number; readonly maxSignalDuration: number }
  | NoRule

/**
 * Each duration is at least as long as the one before it. Defaults grow to fit the durations that are given.
 *
 * @param asked window that the rule itself needs; undefined if it is about single logs
 */
export function signalDurations(options: Options, asked: number | undefined): SignalDurations {
  const [window, alive, whole] = [options['evaluation-window'], options['keep-alive'], options['signal-duration']].map(
    (text) => (text === undefined ? undefined : windowSeconds(text)),
  )
  const maxSignalDuration = whole ?? DAY
  const least = asked ?? window ?? 0
  const keepAlive = alive ?? Math.max(least, Math.min(HOUR, maxSignalDuration))
  const evaluationWindow = asked ?? window ?? Math.min(WINDOW, keepAlive)
  if (evaluationWindow > keepAlive) return tooShort('keep-alive', keepAlive, evaluationWindow)
  if (keepAlive > maxSignalDuration) return tooShort('signal-duration', maxSignalDuration, keepAlive)
  return { evaluationWindow, keepAlive, maxSignalDuration }
}

/** As in most of Datadog's own rules. */
const WINDOW = 300

const tooShort = (option: 'keep-alive' | 'signal-duration', seconds: number, needed: number): NoRule => ({
  because: `the option \`${option}\` is ${durationText(seconds)} and must be at least ${durationText(needed)}`,
  option,
})
