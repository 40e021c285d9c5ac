import { keepRecentBy } from '../../text/keep-recent.js'
import type { Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/**
 * Returns a function that returns the steps whose conditions on the log source of a rule do not hold. Most steps of a
 * pipeline are about other log sources, and rules have few different ones, so their steps are kept.
 */
export function ruledOutSteps(steps: readonly Step[]): (rule: ProcessedRule) => ReadonlySet<Step> {
  const candidates = steps.filter(({ isAboutLogsource }) => isAboutLogsource)
  if (candidates.length === 0) return () => NONE
  const ruledOut = keepRecentBy(
    logSourceKey,
    (rule): ReadonlySet<Step> => new Set(candidates.filter(({ appliesTo }) => appliesTo.rule(rule, rule) === false)),
  )
  // A correlation has several log sources.
  return (rule) => (rule.kind === 'correlation' ? NONE : ruledOut(rule))
}

function logSourceKey({ rule }: ProcessedRule): string {
  const { category, product, service } = rule.logsource
  return JSON.stringify([category, product, service])
}

const NONE: ReadonlySet<Step> = new Set()
