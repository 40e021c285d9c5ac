import { FIGURE_OPERATORS, type FigureComparison } from '../../ir/correlation-query.js'
import type { CorrelationType } from '../../rule/correlation.js'
import type { YamlEntry, YamlMapping } from '../../rule/yaml/node.js'
import type { RuleContext } from '../rule-context.js'

/** The condition of a correlation that compares a figure with numbers, as written. */
export interface WrittenComparisons {
  readonly type: CorrelationType
  readonly map: YamlMapping
  readonly comparisons: readonly WrittenComparison[]
  /** The number of different rules that the correlation refers to. */
  readonly ruleCount: number
}

export interface WrittenComparison extends FigureComparison {
  readonly entry: YamlEntry
}

/** Returns the condition of a correlation document; `undefined` if it has none with numbers. */
export function writtenComparisons({ rule, nodeAt }: RuleContext): WrittenComparisons | undefined {
  const map = nodeAt('correlation', 'condition')
  if (rule?.kind !== 'correlation' || map?.kind !== 'mapping') return undefined
  const comparisons = map.entries.flatMap((entry): WrittenComparison[] => {
    const op = FIGURE_OPERATORS.find((name) => name === entry.key.text)
    const { value } = entry
    if (op === undefined || value.kind !== 'scalar' || value.type !== 'number') return []
    const number = Number(value.text)
    return Number.isFinite(number) ? [{ entry, op, value: number }] : []
  })
  const { type, rules } = rule.correlation
  return { type, map, comparisons, ruleCount: new Set(rules.map(({ name }) => name)).size }
}

/** Writes a comparison as in the rule: `gte: 1`. */
export const comparisonText = ({ op, entry: { value } }: WrittenComparison): string =>
  `${op}: ${value.kind === 'scalar' ? value.text : ''}`
