import { PROFILES, SEVERITIES } from '../../../check/check.js'
import { checks } from '../../../check/checks.js'
import { type CheckSettings, enabledChecks } from '../../../check/enabled-checks.js'
import { equivalentByReason } from '../../../check/equivalent-by-reason.js'
import { findingCodes } from '../../../check/finding-codes.js'
import { outputSeverities } from '../../../check/outputs/output-findings.js'
import type { RunChecksSettings } from '../../../project/check/run-checks.js'
import type { CheckConfig } from '../../../project/config/config.js'
import { realPath } from '../../../project/files/existing-path.js'
import type { Input } from '../../../project/files/inputs.js'
import { usageError } from '../../../project/files/usage-error.js'
import { changedFiles } from '../../../project/git/changed-files.js'
import { didYouMean } from '../../../text/suggest.js'
import { choiceOf } from '../../flags/flag-values.js'
import type { Flags, FlagValues } from '../../flags/flags.js'
import type { CheckProject } from '../../inputs/check-project.js'

export const checkFlags = {
  fix: { inline: 'unsafe', about: 'fix what keeps the meaning; `unsafe`: also other fixes', completes: ['unsafe'] },
  profile: { value: '<name>', about: 'recommended (default), strict or sigmahq; repeatable', completes: PROFILES },
  rule: { value: '<code=severity>', about: 'error, warning, info or off; repeatable', completes: 'codes' },
  baseline: { value: '<file>', about: 'accept the findings in this file', completes: 'files' },
  'update-baseline': { about: 'write the present findings to the baseline' },
  changed: { inline: '<rev>', about: 'report only files that git reports as changed' },
} as const satisfies Flags

/** Reads the settings of the checks. Throws a usage error for a wrong flag. */
export const checkSettings = (
  flags: FlagValues<typeof checkFlags>,
  { targets, limits, config, outputs, tests }: CheckProject,
): Omit<RunChecksSettings, 'mayFix'> => ({
  targets,
  outputs,
  tests,
  limits,
  ...chosenChecks(flags, config),
  fix: fixOf(flags.fix),
  equivalent: equivalentByReason,
})

/** Returns the checks that the flags and the configuration choose, and what they compare rules with. */
function chosenChecks(
  flags: Pick<FlagValues<typeof checkFlags>, 'profile' | 'rule'>,
  config: CheckConfig,
): Pick<RunChecksSettings, 'checks' | 'facts'> {
  const chosen = givenSettings(flags, config)
  return {
    checks: enabledChecks(checks, chosen),
    facts: {
      today: new Date().toISOString().slice(0, 10),
      tagNamespaces: [config['tag-namespaces'] ?? []].flat(),
      outputSeverities: outputSeverities(chosen),
    },
  }
}

function givenSettings(
  { profile, rule }: Pick<FlagValues<typeof checkFlags>, 'profile' | 'rule'>,
  config: CheckConfig,
): CheckSettings {
  const ownProfiles = config.extends === undefined ? undefined : [config.extends].flat()
  const profiles = profile.flatMap((text) => text.split(',')).map((name) => choiceOf('--profile', name, PROFILES))
  const severities = rule
    .flatMap((text) => text.split(','))
    .map((text) => {
      const [code = '', severity] = text.split('=')
      refuseUnknown(code)
      if (severity === undefined)
        throw usageError(`\`--rule ${code}\` has no severity`, `write one, such as \`--rule ${code}=off\``)
      return [code, choiceOf(`--rule ${code}`, severity, SEVERITIES)] as const
    })
  return {
    ...(profiles.length > 0 ? { profiles } : ownProfiles === undefined ? {} : { profiles: ownProfiles }),
    severities: { ...config.rules, ...Object.fromEntries(severities) },
  }
}

function refuseUnknown(code: string): void {
  const codes = findingCodes()
  if (codes.includes(code)) return
  throw usageError(
    `\`--rule\`: there is no finding \`${code}\``,
    didYouMean(code, codes) ?? '`sigmacast list findings` lists all',
  )
}

/** Returns how `--fix` may change rules; `undefined` without the flag. */
function fixOf(values: readonly string[]): 'safe' | 'unsafe' | undefined {
  const value = values.at(-1)
  if (value === undefined) return undefined
  if (value === '' || value === 'unsafe') return value === '' ? 'safe' : 'unsafe'
  throw usageError(`\`--fix\` cannot be \`${value}\``, 'use `--fix` or `--fix=unsafe`')
}

/** Returns a function that is true for the files that `--changed` asks for: all without the flag. */
export async function changeTest(values: readonly string[], cwd: string): Promise<(input: Input) => boolean> {
  if (values.length === 0) return () => true
  const changed = await changedFiles(cwd, values.at(-1) || undefined)
  return ({ path }) => path !== null && changed.has(realPath(path))
}
