import type { FigureComparison } from '../../../src/ir/correlation-query.js'

/** What a case asks of the figure of a query, or why it cannot. */
export type FigureCondition = { readonly text: string } | { readonly because: string }

/**
 * The comparisons of the figure of a query: a case knows `>` and `>=` alone, so that the strictest says it all.
 *
 * @param whole whether the figure is a number of something
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

/** True if the comparisons hold of 0. */
export const holdsOfNothing = (comparisons: readonly FigureComparison[]): boolean =>
  comparisons.every(({ op, value }) => (op === 'gt' && value < 0) || (op === 'gte' && value <= 0))
