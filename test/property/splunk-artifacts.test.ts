/**
 * Laws: readers of .conf files and forms find the written values in Splunk artifacts, and scheduled runs find each
 * match once.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proseOf } from '../../backends/splunk/artifact/prose.js'
import {
  splunkEnterpriseSecurity,
  splunkRest,
  splunkSavedSearches,
  splunkTerraform,
} from '../../backends/splunk/formats.js'
import { splunk } from '../../backends/splunk/index.js'
import { makeArtifact, parseRules, type Rule } from '../../src/index.js'
import { streamCase } from '../correlations/random-streams.js'
import { claimedOf, idsOf, rowsOf, searchOf, timeOf } from '../correlations/splunk-rows.js'
import { matchesOf, rulesOf, type StreamCase, type StreamEvent } from '../correlations/stream-case.js'
import { runStream } from '../readers/splunk/spl-stream.js'
import { relativeTime } from '../readers/splunk/spl-time.js'
import { inOneLine, readConf } from '../readers/splunk/splunk-conf.js'
import { formAsSent, readSavedSearches } from '../readers/splunk/splunk-terraform.js'
import { anyText, wellFormed } from './arbitraries/texts.js'
import { law } from './law.js'

const texts = fc.array(anyText, { maxLength: 3 })
const head = fc.record({
  title: anyText,
  description: anyText,
  author: anyText,
  falsepositives: texts,
  references: texts,
  tags: fc.array(fc.oneof(anyText, fc.constantFrom('attack.g0016', 'attack.t9999', 'attack.'))),
  scope: texts,
  definition: anyText,
  response: anyText,
})
type Head = typeof head extends fc.Arbitrary<infer Value> ? Value : never

/** A parsed rule whose values are then replaced, because YAML cannot contain every text. */
function ruleOf({ definition, response, ...metadata }: Head, value = 'x'): Rule {
  const text = `title: t\nlogsource: {}\ndetection: {s: {a: ${JSON.stringify(value)}}, condition: s}\n`
  const rule = parseRules({ name: 'rule.yml', text })[0]?.rule
  if (rule?.kind !== 'detection') throw new Error('no rule')
  const id = '4dd9c176-6dda-4dc1-9842-483169048f78'
  return {
    ...rule,
    metadata: { ...metadata, id },
    logsource: { definition },
    custom: { sigmacast: { response } },
  }
}

const OPTIONS = { 'risk-objects': ['user:user'], 'suppress-for': '1h', email: ['soc@example.com'] } as const
const formOf = (text: string): Map<string, string> => new Map(new URLSearchParams(text))

law(
  'a stanza is read as the name and the values of the form',
  [head, anyText.filter(wellFormed)],
  (head, value) => {
    const rule = ruleOf(head, value)
    const stanza = makeArtifact(rule, splunk, splunkEnterpriseSecurity, { formatOptions: OPTIONS })
    const form = makeArtifact(rule, splunk, splunkRest, { formatOptions: { ...OPTIONS, 'enterprise-security': true } })
    fc.pre(stanza.conversion.query !== null)
    const [[name, settings] = ['', new Map()], ...others] = readConf(stanza.text ?? '')
    const { actions, ...sent } = Object.fromEntries(formOf(form.text ?? ''))
    expect(others).toEqual([])
    expect({ name, ...apiNames(settings) }).toEqual(sent)
    expect(actions).toBe('email,notable,risk')
    expect(name).toBe(stanza.name?.name)
    expect(inOneLine(settings.get('search'))).toBe(stanza.conversion.query)
  },
  { share: 0.2 },
)

const NAMES: Record<string, string> = {
  enableSched: 'is_scheduled',
  counttype: 'alert_type',
  relation: 'alert_comparator',
  quantity: 'alert_threshold',
}
const apiNames = (settings: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    [...settings].flatMap(([key, value]) => (/^action\.[^.]+$/.test(key) ? [] : [[NAMES[key] ?? key, value]])),
  )

// `law` does not support promises, which HCL's parser returns.
test('a Terraform resource sends the form', async () => {
  const formatOptions = { 'suppress-for': '1h', email: ['soc@example.com'] } as const
  const property = fc.asyncProperty(head, anyText.filter(wellFormed), async (head, value) => {
    const rule = ruleOf(head, value)
    const form = makeArtifact(rule, splunk, splunkRest, { formatOptions })
    fc.pre(form.text !== null)
    const { text } = makeArtifact(rule, splunk, splunkTerraform, { formatOptions })
    const [sent] = (await readSavedSearches(`${text}\n`)).values()
    expect(sent?.form).toEqual(formAsSent(form.text ?? ''))
  })
  await fc.assert(property, { numRuns: Math.ceil(Number(process.env.SIGMACAST_RUNS ?? 150) / 10), seed: 1 })
})

const letters = (text: string): string => text.replace(/[\s\p{Cc}\p{Surrogate}\ufffd*.-]/gu, '')

law(
  'what a rule says of itself is in the description',
  [head],
  (head) => {
    const { text } = makeArtifact(ruleOf(head), splunk, splunkSavedSearches)
    const description = letters([...readConf(text ?? '').values()][0]?.get('description') ?? '')
    for (const said of Object.values(head).flat()) {
      expect(description).toContain(letters(said))
    }
  },
  { share: 0.3 },
)

law('a text is prose once and for all', [anyText], (text) => {
  const prose = proseOf(text)
  return proseOf(prose) === prose && letters(prose) === letters(text)
})

const cases = streamCase({ lists: true, ties: true, disorder: false, chains: true })
const flat = streamCase({ lists: true, ties: true, disorder: false, chains: false })

/** Schedules with the minutes of the hour at which they run. */
const SCHEDULES: Readonly<Record<string, (minute: number) => boolean>> = {
  '* * * * *': () => true,
  '*/2 * * * *': (minute) => minute % 2 === 0,
  '0,1,5-59/3 * * * *': (minute) => minute < 2 || (minute > 4 && minute % 3 === 2),
}
const schedules = fc.constantFrom(...Object.keys(SCHEDULES))
/** Seconds by which a busy scheduler starts a run late. The run has the time range of its scheduled time. */
const lateness = fc.constantFrom(0, 50, 150)
const START = Date.UTC(2026, 0, 1) / 1000

law(
  'runs on a schedule find each match of a correlation, and none of them twice',
  [cases, schedules, fc.constantFrom('0', '1m', '90s'), lateness],
  (one, schedule, delay, late) => {
    const search = searchOf(one, { recent: '1h' })
    const asked = claimedOf(one, search)
    const matches = [...new Set(matchesOf(asked).map(({ event }) => (event as StreamEvent).id))]
    const { rule, rules } = rulesOf(one)
    const { text } = makeArtifact(rule, splunk, splunkSavedSearches, {
      rules,
      options: { recent: '1h' },
      formatOptions: { schedule, delay },
    })
    const settings = [...readConf(text ?? '').values()][0]
    const found = runTimes(schedule).flatMap((time) => idsOf(run(asked, settings ?? new Map(), time, late)))
    expect([...new Set(found)].sort(byNumber)).toEqual([...matches].sort(byNumber))
    // Runs overlap if the schedule is uneven: each looks back for the longest interval.
    if (!schedule.includes(',')) expect(found).toHaveLength(matches.length)
  },
  { share: 0.02 },
)

/** Time spans, many of which begin or end within a minute or several. */
const spans = fc.constantFrom('7s', '40s', '90s', '3m', '10m')

law(
  'runs on a schedule give each fixed window once, as it is when it has ended',
  [flat, spans, schedules, fc.constantFrom('0', '1m', '90s'), lateness, fc.boolean()],
  (random, span, schedule, delay, late, table) => {
    const text = random.text.replace('name: outer', 'name: outer\nfields: [bytes]')
    const one = { ...random, text: text.replace(/timespan: \d+s/g, `timespan: ${span}`) }
    const options = { windows: 'fixed', table } as const
    const search = searchOf(one, options)
    fc.pre(search.approximations.includes('fixed-windows'))
    const asked = claimedOf(one, search)
    const { rule, rules } = rulesOf(one)
    const artifact = makeArtifact(rule, splunk, splunkSavedSearches, {
      rules,
      options,
      formatOptions: { schedule, delay },
    })
    const settings = [...readConf(artifact.text ?? '').values()][0] ?? new Map()
    const found = runTimes(schedule).flatMap((time) => run(asked, settings, time, late).map(rowText))
    expect([...new Set(found)].sort()).toEqual(
      rowsOf(search.query ?? '', asked.events)
        .map(rowText)
        .sort(),
    )
    if (!schedule.includes(',')) expect(found).toHaveLength(new Set(found).size)
  },
  { share: 0.1 },
)

const rowText = (row: object): string => JSON.stringify(row)

const byNumber = (a: unknown, b: unknown): number => Number(a) - Number(b)

/** Until the whole stream is processed. */
const runTimes = (schedule: string): readonly number[] =>
  Array.from({ length: 30 }, (_, minute) => minute)
    .filter((minute) => SCHEDULES[schedule]?.(minute))
    .map((minute) => START + minute * 60 + 3)

function run({ events }: StreamCase, settings: ReadonlyMap<string, string>, scheduled: number, late: number) {
  const [earliest = 0, latest = 0] = ['dispatch.earliest_time', 'dispatch.latest_time'].map((key) =>
    relativeTime(scheduled, settings.get(key) ?? ''),
  )
  const query = inOneLine(settings.get('search')) ?? ''
  // The search's own time range precedes that of the saved search, and then ends now.
  const seen = query.includes('earliest=')
    ? events.filter((event) => timeOf(event) <= latest)
    : events.filter((event) => timeOf(event) >= earliest && timeOf(event) < latest)
  return runStream(
    query,
    seen.map((event) => ({ ...event, _time: timeOf(event) })),
    { now: scheduled + late, latest },
  )
}
