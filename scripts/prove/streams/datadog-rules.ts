import type { StreamEvent } from '../../../test/correlations/stream-case.js'
import { textOf, valuesIn } from '../fixed/event-values.js'
import { type DatadogSettings, datadogJudge, fieldsOf } from './datadog-judge.js'
import { cardinality, groupsOf, windowOf } from './window-figures.js'

/** Datadog's search selects the logs of each query, and the settings are read as the manual describes them. */
export const datadogRules = datadogJudge({
  rules: 'threshold rules',
  method: 'threshold',
  timespan: { text: '1m', seconds: 60 },
  signals,
})

/** The logs at which the condition of the case is true, each with its group. */
function signals(
  { queries, condition = '', options: { evaluationWindow = 0 } }: DatadogSettings,
  selected: readonly (readonly StreamEvent[])[],
  events: readonly StreamEvent[],
): readonly string[] {
  const groups = (event: StreamEvent, index: number): readonly string[] =>
    selected[index]?.includes(event) ? groupsOf(event, fieldsOf(queries[index]?.groupByFields)) : []
  return events.flatMap((last) =>
    [...new Set(queries.flatMap((_, index) => groups(last, index)))].flatMap((group) => {
      const figures = queries.map((query, index) => {
        const own = windowOf(events, last, evaluationWindow, (event) => groups(event, index).includes(group))
        return [query.name, figureOf(query, own)] as const
      })
      return isTrue(condition, new Map(figures)) ? [`${last.id} ${group}`] : []
    }),
  )
}

function figureOf(
  { aggregation, distinctFields, metrics }: DatadogSettings['queries'][number],
  own: readonly StreamEvent[],
): number {
  if (aggregation === 'cardinality') return cardinality(own, fieldsOf(distinctFields))
  if (aggregation !== 'sum') return own.length
  const [metric = ''] = fieldsOf(metrics)
  const texts = own.flatMap((event) => valuesIn(event, metric).flatMap(textOf))
  return texts.reduce((sum, text) => sum + (Number(text) || 0), 0)
}

/** Evaluates a condition such as `a > 3 && (b > 0 || c > 0)`. */
function isTrue(condition: string, figures: ReadonlyMap<string, number>): boolean {
  const comparison = /([a-z_]+) (>=?) ([\d.]+)/g
  let tree = condition.replace(comparison, (_, name: string, op: string, value: string) => {
    const figure = figures.get(name) ?? 0
    return String(op === '>' ? figure > Number(value) : figure >= Number(value))
  })
  for (let before = ''; before !== tree; ) {
    before = tree
    tree = tree
      .replace(/\((true|false)\)/g, '$1')
      .replace(/\b(true|false) && (true|false)\b/g, (_, a, b) => String(a === 'true' && b === 'true'))
    if (tree === before)
      tree = tree.replace(/\b(true|false) \|\| (true|false)\b(?! &&)/, (_, a, b) =>
        String(a === 'true' || b === 'true'),
      )
  }
  if (tree !== 'true' && tree !== 'false') throw new Error(`no condition of a case: ${condition}`)
  return tree === 'true'
}
