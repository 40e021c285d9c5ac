import fc from 'fast-check'
import { datadog } from '../../../backends/index.js'
import { convertRule } from '../../../src/index.js'
import { foundIn, groupText, idOf, queryOf } from '../../../test/correlations/found-in-stream.js'
import { streamCase } from '../../../test/correlations/random-streams.js'
import { rulesOf, START, type StreamCase, type StreamEvent, timeText } from '../../../test/correlations/stream-case.js'
import { openDatadog } from '../../../test/engines/datadog.js'
import type { StreamJudge, StreamVerdict } from './stream-figures.js'

/** https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule */
export interface DatadogSettings {
  readonly queries: readonly {
    readonly name: string
    readonly query: string
    readonly aggregation: string
    readonly groupByFields: readonly string[]
    readonly distinctFields: readonly string[]
    readonly metrics?: readonly string[]
  }[]
  readonly condition?: string
  readonly options: {
    readonly detectionMethod: string
    readonly evaluationWindow?: number
    readonly newValueOptions?: { readonly forgetAfter: number; readonly learningDuration: number }
    readonly sequenceDetectionOptions?: {
      readonly steps: readonly { readonly name: string; readonly condition: string }[]
      readonly stepTransitions: readonly {
        readonly parent: string
        readonly child: string
        readonly evaluationWindow: number
      }[]
    }
  }
}

/** A reader of the rules with one detection method. */
interface Reading {
  /** Name of the rules for the page. */
  readonly rules: string
  readonly method: string
  /** The time span of all correlations: Datadog has no windows of seconds. */
  readonly timespan: { readonly text: string; readonly seconds: number }
  /** Factor for the number of random correlations, of which few have such a rule (default: 1). */
  readonly times?: number
  /** The approximations that the reader takes into account. */
  readonly approximations?: readonly string[]
  /** The first second in which signals are possible. */
  readonly since?: (settings: DatadogSettings) => number
  /** The logs with a signal, each with its group. `selected` has the logs of each query. */
  readonly signals: (
    settings: DatadogSettings,
    selected: readonly (readonly StreamEvent[])[],
    events: readonly StreamEvent[],
  ) => readonly string[]
}

/** The shortest time span of the random correlations, in seconds. */
const SHORTEST = 10

/** Datadog's search selects the logs of each query, and a reader evaluates the settings as the manual describes them. */
export const datadogJudge =
  ({ rules: about, method, timespan, times = 1, approximations: known = [], since, signals }: Reading): StreamJudge =>
  async (runs, seed) => {
    const engine = await openDatadog()
    if (engine?.select === undefined) return undefined
    const asked = fc.sample(slowCases(timespan), { numRuns: runs * times, seed }).flatMap((one) => {
      const { rule, rules } = rulesOf(one)
      const { ruleSettings, approximations } = convertRule(rule, datadog, { rules })
      const settings = ruleSettings as DatadogSettings | null
      if (settings?.options.detectionMethod !== method) return []
      return approximations.every((name) => known.includes(name)) ? [{ one, settings }] : []
    })
    const tasks = asked.flatMap(({ one, settings }) =>
      settings.queries.map(({ query }) => ({ query, events: one.events })),
    )
    const answers = [...(await engine.select(tasks))]
    await engine.close()
    return {
      target: 'datadog',
      judge: `vrl, with the settings of ${about}`,
      isOwn: true,
      verdicts: asked.map(({ one, settings }): StreamVerdict => {
        const selected = settings.queries.map(() => {
          const verdicts = answers.shift()
          return one.events.filter((_, at) => verdicts?.[at])
        })
        const compared = new Set(
          one.events.filter((event) => secondOf(event) >= (since?.(settings) ?? 0)).map(({ id }) => String(id)),
        )
        const isCompared = (signal: string): boolean => compared.has(signal.split(' ')[0] ?? '')
        return {
          text: `${one.text}\n${JSON.stringify(settings)}`,
          wanted: foundIn(queryOf(one), one.events)
            .map((match) => `${idOf(match)} ${groupText(match)}`)
            .filter(isCompared),
          found: signals(settings, selected, one.events).filter(isCompared),
          checks: compared.size,
        }
      }),
    }
  }

const secondOf = (event: StreamEvent): number => (Date.parse(String(event['@timestamp'])) - START) / 1000

/** Streams with longer times, whose correlations all have the same time span. */
const slowCases = ({ text, seconds }: Reading['timespan']): fc.Arbitrary<StreamCase> =>
  streamCase({ lists: false, ties: true, disorder: false, chains: false }).map(
    (one): StreamCase => ({
      ...one,
      text: one.text.replace(/timespan: \d+s/g, `timespan: ${text}`),
      events: one.events.map((event) => ({
        ...event,
        '@timestamp': timeText((secondOf(event) * seconds) / SHORTEST),
      })),
    }),
  )

export const fieldsOf = (paths: readonly string[] = []): readonly string[] =>
  paths.map((path) => path.replace(/^@/, ''))
