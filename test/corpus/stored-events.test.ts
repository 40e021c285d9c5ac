import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileRuleMatcher, type DetectionRule, type Json, parseRules } from '../../src/index.js'
import { pairsFolder, type RecordedEvent, type RecordedEvents, recordedEvents } from './recorded-events.js'
import { corpusRules } from './rules.js'

// Compares source events with the documents that Elastic stores for them: the built-in pipelines must find the same
// values in both.

const isThere = existsSync(pairsFolder)
const groups = isThere ? recordedEvents() : new Map<string, RecordedEvents>()
/** The fields that public rules use, by product. */
const asked: Readonly<Record<string, readonly string[]>> = isThere
  ? JSON.parse(readFileSync(join(pairsFolder, 'fields.json'), 'utf8'))
  : {}

/**
 * Values that queries miss without a warning, with the reason, and the number that an older version of an integration
 * causes.
 */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ecs-windows': {
    Details: 'forwarded events of 2023 lose the words `Binary Data`',
    Type: 'forwarded events of 2023 lose the type of process tampering',
  },
}

describe.skipIf(!isThere)('values of recorded events', () => {
  test.each([...groups])('%s finds at least 90 of 100 and misses at most one without a warning', (name, group) => {
    const outcomes = group.events.flatMap((event) => valueOutcomes(event, group))
    const count = (wanted: Outcome): number => outcomes.filter(({ outcome }) => outcome === wanted).length
    const missed = outcomes.filter(({ outcome }) => outcome === 'missed').map(({ field }) => field)
    expect([...new Set(missed)].toSorted()).toEqual(Object.keys(known[name] ?? {}).toSorted())
    expect(missed.length / outcomes.length).toBeLessThanOrEqual(0.01)
    // A pipeline that rejects much of what its source does not keep still finds nine of ten kept values.
    expect(count('found') / outcomes.length).toBeGreaterThanOrEqual(0.9)
  })
})

type Outcome = 'found' | 'refused' | 'missed'

function valueOutcomes({ logsource, raw, stored }: RecordedEvent, { pipelines }: RecordedEvents) {
  return [...leaves(raw)]
    .filter(([field, value]) => value !== null && value !== '' && asked[logsource.product]?.includes(field))
    .map(([field, value]) => {
      const rule = ruleAbout(logsource, field, value)
      const { matcher } = compileRuleMatcher(rule, { pipelines, unmapped: 'error' })
      const outcome: Outcome = matcher === undefined ? 'refused' : matcher.push(stored).length > 0 ? 'found' : 'missed'
      return { field, outcome }
    })
}

function ruleAbout(logsource: RecordedEvent['logsource'], field: string, value: Json): DetectionRule {
  const written = typeof value === 'string' ? value.replace(/[\\*?]/g, '\\$&') : value
  const detection = { selection: { [field]: written }, condition: 'selection' }
  const [document] = parseRules({ name: 'value.yml', text: JSON.stringify({ title: 'a value', logsource, detection }) })
  if (document?.rule?.kind !== 'detection') throw new Error(`no rule can ask ${field} for ${String(value)}`)
  return document.rule
}

function* leaves(value: Json, path = ''): Generator<readonly [string, Json]> {
  if (Array.isArray(value)) for (const element of value) yield* leaves(element, path)
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value))
      yield* leaves(inner as Json, path === '' ? name : `${path}.${name}`)
  else yield [path, value]
}

/** Rules that match a recorded event and not its document, or the reverse, with the reason. */
const differing: readonly string[] = []

describe.skipIf(!isThere)('rules of the corpora', () => {
  test('match recorded events and stored documents alike', () => {
    const rules = corpusRules().map(({ rule }) => rule)
    const outcomes = [...groups].flatMap(([name, group]) => ruleOutcomes(name, group, rules))
    expect(outcomes.filter(({ before, after }) => before && after).length).toBeGreaterThan(10)
    expect(outcomes.filter(({ before, after }) => before !== after).map(({ rule }) => rule)).toEqual(differing)
  })
})

function ruleOutcomes(name: string, { pipelines, events }: RecordedEvents, rules: readonly DetectionRule[]) {
  return rules.flatMap((rule) => {
    const own = events.filter(({ logsource }) => isAbout(rule, logsource))
    if (own.length === 0) return []
    const ofSource = compileRuleMatcher(rule).matcher
    const ofStore = compileRuleMatcher(rule, { pipelines }).matcher
    if (ofSource === undefined || ofStore === undefined) return []
    return own.map(({ raw, stored }) => ({
      rule: `${name}: ${rule.metadata.title}`,
      before: ofSource.push(raw).length > 0,
      after: ofStore.push(stored).length > 0,
    }))
  })
}

const isAbout = (
  { logsource: asks }: DetectionRule,
  { product, category, service }: RecordedEvent['logsource'],
): boolean =>
  asks.product === product &&
  (asks.category === undefined || asks.category === category) &&
  (asks.service === undefined || asks.service === service) &&
  (asks.category ?? asks.service ?? product) === (category ?? service ?? product)
