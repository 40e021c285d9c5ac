import type { Check, Profile } from './check.js'
import type { EnabledCheck } from './check-document.js'
import type { FindingSeverity } from './finding.js'

/** Which checks run, and how grave their findings are. */
export interface CheckSettings {
  /** Default: `recommended`. */
  readonly profiles?: readonly Profile[]
  /** Severities by code; they override the profiles. */
  readonly severities?: Readonly<Record<string, FindingSeverity | 'off'>>
}

/** Returns the checks that the settings enable, in the order of `checks`. */
export function enabledChecks(
  checks: readonly Check[],
  { profiles = ['recommended'], severities = {} }: CheckSettings,
): readonly EnabledCheck[] {
  return checks.flatMap((check) => {
    const chosen = Object.hasOwn(severities, check.code) ? severities[check.code] : undefined
    const isInProfile = profiles.some((profile) => profile === 'strict' || check.profiles.includes(profile))
    const severity = chosen ?? (isInProfile ? check.severity : 'off')
    return severity === 'off' ? [] : [{ check, severity }]
  })
}
