import type { Approximation } from '../../../src/backend/approximation.js'
import type { CorrelatedQuery, Inexpressible } from '../../../src/backend/correlate.js'
import { type CorrelationQuery, isMonotoneMeasure } from '../../../src/ir/correlation-query.js'
import type { SplunkOptions } from '../options.js'
import type { SplunkSavedSearch } from '../splunk-rule-settings.js'
import { differencesOf, refuseBeyondStream, streamAssumptions } from './differences.js'
import { inStream, type StreamContext } from './in-stream.js'
import { inWindows } from './in-windows.js'

/** The commands after the events that keep the matches. */
interface Matches extends Pick<SplunkSavedSearch, 'results'> {
  readonly commands: readonly string[]
  readonly approximations: readonly Approximation[]
  readonly assumptions: NonNullable<CorrelatedQuery['assumptions']>
}

/** Finds the matches in fixed windows, if the options ask for them and they can express the measure; else in the stream. */
export function matchesOf(
  query: CorrelationQuery,
  context: StreamContext,
  options: SplunkOptions,
): Matches | Inexpressible {
  const { source, names } = context
  const differences = differencesOf(query, source.hasDuplicates)
  const isChain = query.of.some(({ kind }) => kind === 'correlation')
  const windows = options.windows === 'fixed' && !isChain ? inWindows(query, source, names) : undefined
  if (windows !== undefined) {
    const whole = isMonotoneMeasure(query.measure) ? [] : (['whole-windows'] as const)
    return {
      commands: windows,
      approximations: ['fixed-windows', ...whole, ...differences],
      assumptions: [],
      results: 'windows',
    }
  }
  const refused = refuseBeyondStream(query)
  if (refused !== undefined) return refused
  const { commands, holds } = inStream(query, 0, context)
  const now = query.measure.kind === 'first-seen' ? ` AND _time>=relative_time(now(), "-${options.recent}")` : ''
  return {
    commands: ['sort 0 _time', ...commands, ...(holds === undefined ? [] : [`where ${holds}${now}`])],
    approximations: differences,
    assumptions: streamAssumptions(query),
    results: 'events',
  }
}
