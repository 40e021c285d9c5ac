import { inBackQuotes } from '../../../src/text/word-list.js'
import type { DatadogQuery } from '../datadog-rule-settings.js'

/**
 * Explains the signal condition to people: for a single query the counted item, for several queries the numbers of logs
 * that their letters represent.
 */
export function signalText(queries: readonly DatadogQuery[], what: string): string {
  const [first, ...others] = queries
  const groups = first?.groupByFields ?? []
  const each = groups.length === 0 ? 'a signal' : `a signal for each ${quoted(groups)}`
  const being = first === undefined || others.length > 0 ? '' : `, where ${first.name} is ${figureText(first)}`
  return `${each} if ${what}${being}`
}

function figureText({ aggregation, distinctFields, metrics }: DatadogQuery): string {
  switch (aggregation) {
    case 'count':
      return 'the number of logs'
    case 'cardinality':
      return `the number of distinct ${quoted(distinctFields)}`
    case 'sum':
      return `the sum of ${quoted(metrics ?? [])}`
    case 'new_value':
      return `a new ${quoted(metrics ?? [])}`
  }
}

export const quoted = (names: readonly string[]): string => inBackQuotes(names).join(' and ')
