import { MAX_RECENT_LENGTH, MAX_RECENT_RESULTS } from '../../text/internal-limits.js'
import type { Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/**
 * Returns a function that returns the steps whose conditions on the log source of a rule do not hold. Most steps of a
 * pipeline are about other log sources, and rules have few different ones, so their steps are kept.
 */
export function ruledOutSteps(steps: readonly Step[]): (rule: ProcessedRule) => ReadonlySet<Step> {
  const candidates = steps.filter(({ isAboutLogsource }) => isAboutLogsource)
  let known = new Map<string, ReadonlySet<Step>>()
  if (candidates.length === 0) return () => NONE
  return (rule) => {
    const { category, product, service } = rule.rule.logsource
    const key = JSON.stringify([category, product, service])
    // A correlation has several log sources.
    if (rule.kind === 'correlation' || key.length > MAX_RECENT_LENGTH) return NONE
    const before = known.get(key)
    if (before !== undefined) return before
    const ruledOut = new Set(candidates.filter(({ appliesTo }) => appliesTo.rule(rule, rule) === false))
    // A new map, as in `keepRecent`.
    if (known.size >= MAX_RECENT_RESULTS) known = new Map()
    known.set(key, ruledOut)
    return ruledOut
  }
}

const NONE: ReadonlySet<Step> = new Set()
