import type { FigureComparison } from '../../../src/ir/correlation-query.js'

/** Condition on the figure of a query, or the reason why there is none. */
export type FigureCondition = { readonly text: string } | { readonly because: string }

/**
 * Converts comparisons of a query's figure. A case supports only `>` and `>=`, so the strictest comparison decides.
 *
 * @param whole true if the figure is a whole number
 *
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/threshold/#set-conditions
 */
export function figureCondition(
  name: string,
  comparisons: readonly FigureComparison[],
  whole: boolean,
): FigureCondition {
  const [strictest] = [...comparisons].sort((a, b) => b.value - a.value || (a.op === 'gt' ? -1 : 1))
  if (strictest === undefined || comparisons.some(({ op }) => op !== 'gt' && op !== 'gte'))
    return { because: 'case conditions of Datadog rules only have `>` and `>=`; Splunk has all comparisons' }
  const { op, value } = strictest
  return op === 'gt'
    ? { text: `${name} > ${whole ? Math.floor(value) : value}` }
    : { text: `${name} >= ${whole ? Math.ceil(value) : value}` }
}

/** True if 0 fulfils the comparisons. */
export const acceptsZero = (comparisons: readonly FigureComparison[]): boolean =>
  comparisons.every(({ op, value }) => (op === 'gt' && value < 0) || (op === 'gte' && value <= 0))
