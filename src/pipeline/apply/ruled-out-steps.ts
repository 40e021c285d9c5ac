import { keepRecentBy } from '../../text/keep-recent.js'
import type { Step } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/**
 * Returns a function that tells for each step whether its conditions on the log source of a rule rule it out. Most steps
 * of a pipeline are about other log sources, and rules have few different ones, so the answers are kept.
 */
export function ruledOutSteps(steps: readonly Step[]): (rule: ProcessedRule) => readonly boolean[] {
  const none = steps.map(() => false)
  if (!steps.some(({ isAboutLogsource }) => isAboutLogsource)) return () => none
  const ruledOut = keepRecentBy(logSourceKey, (rule): readonly boolean[] =>
    steps.map(({ isAboutLogsource, appliesTo }) => isAboutLogsource && appliesTo.rule(rule, rule) === false),
  )
  // A correlation has several log sources.
  return (rule) => (rule.kind === 'correlation' ? none : ruledOut(rule))
}

/** The lengths tell where the parts end, and absent ones from texts. */
function logSourceKey({ rule }: ProcessedRule): string {
  const { category, product, service } = rule.logsource
  return `${category?.length} ${product?.length} ${service?.length} ${category}${product}${service}`
}
