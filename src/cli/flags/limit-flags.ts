import { usageError } from '../../project/files/usage-error.js'
import { type LimitName, type LimitSettings, limitProblem, limitSpecs } from '../../text/limits.js'
import { didYouMean } from '../../text/suggest.js'
import type { Flags } from './flags.js'

export const limitFlags = {
  limit: { value: '<name=number>', about: 'set a limit (`list limits`); repeatable', completes: 'limits' },
} as const satisfies Flags

/** Parses the values of `--limit`. Throws a usage error for an unknown limit or a wrong value. */
export function parseLimits(texts: readonly string[]): LimitSettings {
  const limits: Record<string, number> = {}
  const names = Object.keys(limitSpecs)
  for (const text of texts) {
    const [name = '', value = ''] = text.split(/=(.*)/s)
    if (!names.includes(name)) {
      throw usageError(`unknown limit \`${name}\``, didYouMean(name, names) ?? `the limits are ${names.join(', ')}`)
    }
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    const problem = limitProblem(name, number)
    if (problem !== undefined)
      throw usageError(problem, `the default is \`--limit ${name}=${limitSpecs[name as LimitName].default}\``)
    limits[name] = number
  }
  return limits
}
