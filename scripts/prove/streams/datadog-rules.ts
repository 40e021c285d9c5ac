import fc from 'fast-check'
import { datadog } from '../../../backends/index.js'
import { convertRule } from '../../../src/index.js'
import { foundIn, groupText, idOf, queryOf } from '../../../test/correlations/found-in-stream.js'
import { streamCase } from '../../../test/correlations/random-streams.js'
import { rulesOf, START, type StreamCase, type StreamEvent, timeText } from '../../../test/correlations/stream-case.js'
import { openDatadog } from '../../../test/engines/datadog.js'
import { textOf, valuesIn } from '../fixed/event-values.js'
import type { StreamJudge, StreamVerdict } from './stream-figures.js'
import { cardinality, groupsOf, windowOf } from './window-figures.js'

/** Datadog has no windows of seconds: all times are slower, and time spans are a minute. */
const SLOWER = 6
const cases = streamCase({ lists: false, ties: true, disorder: false, chains: false }).map(
  (one): StreamCase => ({
    ...one,
    text: one.text.replace(/timespan: \d+s/g, 'timespan: 1m'),
    events: one.events.map((event) => ({
      ...event,
      '@timestamp': timeText(((Date.parse(String(event['@timestamp'])) - START) / 1000) * SLOWER),
    })),
  }),
)

/** https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule */
interface Rule {
  readonly queries: readonly {
    readonly name: string
    readonly query: string
    readonly aggregation: string
    readonly groupByFields: readonly string[]
    readonly distinctFields: readonly string[]
    readonly metrics?: readonly string[]
  }[]
  readonly condition?: string
  readonly options: { readonly detectionMethod: string; readonly evaluationWindow?: number }
}

/** Datadog's search selects the logs of each query, and the settings are read as the manual describes them. */
export const datadogRules: StreamJudge = async (runs, seed) => {
  const engine = await openDatadog()
  if (engine?.select === undefined) return undefined
  const asked = fc.sample(cases, { numRuns: runs, seed }).flatMap((one) => {
    const { rule, rules } = rulesOf(one)
    const { ruleSettings, approximations } = convertRule(rule, datadog, { rules })
    const settings = ruleSettings as Rule | null
    return settings?.options.detectionMethod !== 'threshold' || approximations.length > 0 ? [] : [{ one, settings }]
  })
  const tasks = asked.flatMap(({ one, settings }) =>
    settings.queries.map(({ query }) => ({ query, events: one.events })),
  )
  const answers = [...(await engine.select(tasks))]
  await engine.close()
  return {
    target: 'datadog',
    judge: 'vrl, with the settings of threshold rules',
    isOwn: true,
    verdicts: asked.map(({ one, settings }): StreamVerdict => {
      const selected = settings.queries.map(() => {
        const verdicts = answers.shift()
        return one.events.filter((_, at) => verdicts?.[at])
      })
      return {
        text: `${one.text}\n${JSON.stringify(settings)}`,
        wanted: foundIn(queryOf(one), one.events).map((match) => `${idOf(match)} ${groupText(match)}`),
        found: signals(settings, selected, one.events),
        checks: one.events.length,
      }
    }),
  }
}

/** The logs at which the condition of the case is true, each with its group. */
function signals(
  { queries, condition = '', options: { evaluationWindow = 0 } }: Rule,
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

const fieldsOf = (paths: readonly string[] = []): readonly string[] => paths.map((path) => path.replace(/^@/, ''))

function figureOf(
  { aggregation, distinctFields, metrics }: Rule['queries'][number],
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
