import fc from 'fast-check'
import { kql } from '../../../backends/index.js'
import { convertRule } from '../../../src/index.js'
import { foundIn, groupText, idOf, queryOf } from '../../../test/correlations/found-in-stream.js'
import { streamCase } from '../../../test/correlations/random-streams.js'
import { rulesOf, type StreamEvent } from '../../../test/correlations/stream-case.js'
import { openKibana } from '../../../test/engines/kibana.js'
import type { StreamJudge, StreamVerdict } from './stream-figures.js'
import { cardinality, groupsOf, windowOf } from './window-figures.js'

const cases = streamCase({ lists: true, ties: true, disorder: false, chains: false })

type Settings = NonNullable<ReturnType<typeof convertRule<typeof kql>>['ruleSettings']>

/** Kibana selects the events, and the settings of a rule are read as the manual describes them, at each event. */
export const elasticRules: StreamJudge = async (runs, seed) => {
  const engine = await openKibana()
  if (engine?.select === undefined) return undefined
  const asked = fc.sample(cases, { numRuns: runs, seed }).flatMap((one) => {
    const { rule, rules } = rulesOf(one)
    const { query: text, ruleSettings } = convertRule(rule, kql, { rules })
    return text === null || ruleSettings === null ? [] : [{ one, text, settings: ruleSettings as Settings }]
  })
  const answers = await engine.select(asked.map(({ one, text }) => ({ query: text, events: one.events })))
  await engine.close()
  return {
    target: 'kql',
    judge: 'kibana, with the settings of threshold and new terms rules',
    isOwn: true,
    verdicts: asked.map(({ one, text, settings }, index): StreamVerdict => {
      const selected = one.events.filter((_, at) => answers[index]?.[at])
      const matches = foundIn(queryOf(one), one.events)
      return {
        text: `${one.text}\n${text}\n${JSON.stringify(settings)}`,
        wanted: matches.map((match) => `${idOf(match)} ${groupText(match)}`),
        found: alerts(settings as never, selected),
        checks: one.events.length,
      }
    }),
  }
}

/** https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule */
type RuleSettings =
  | {
      readonly type: 'threshold'
      readonly threshold: {
        readonly field: readonly string[]
        readonly value: number
        readonly cardinality: readonly { readonly field: string; readonly value: number }[]
      }
      readonly lookBack: number
    }
  | { readonly type: 'new_terms'; readonly new_terms_fields: readonly string[]; readonly historyWindow: number }

/** The events at which a run would alert, each with its group. */
function alerts(settings: RuleSettings, events: readonly StreamEvent[]): readonly string[] {
  return events.flatMap((last) => {
    if (settings.type === 'new_terms') {
      const { new_terms_fields: fields, historyWindow } = settings
      const before = windowOf(events, last, historyWindow, (event) => event !== last)
      const known = new Set(before.flatMap((event) => groupsOf(event, fields)))
      return groupsOf(last, fields).some((value) => !known.has(value)) ? [`${last.id} []`] : []
    }
    const { threshold, lookBack } = settings
    return groupsOf(last, threshold.field).flatMap((group) => {
      const own = windowOf(events, last, lookBack, (event) => groupsOf(event, threshold.field).includes(group))
      const isReached =
        own.length >= threshold.value &&
        threshold.cardinality.every(({ field, value }) => cardinality(own, [field]) >= value)
      return isReached ? [`${last.id} ${group}`] : []
    })
  })
}
