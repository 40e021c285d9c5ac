import { expect, test } from 'vitest'
import { jqProgram } from '../../backends/auth0/jq/jq-program.js'
import { compileMatcher, type Json, lowerRule, witnessRule } from '../../src/index.js'
import { selectedStreams } from '../readers/auth0/jq.js'
import { corpusRules } from './rules.js'

// The jq format is for Auth0, but its dialect expresses any rule: compares all rules on witness events.
const rules = corpusRules()

test.skipIf(rules.length === 0)('every rule selects in jq what it matches', { timeout: 600_000 }, () => {
  const wrong: string[] = []
  let judged = 0
  for (const { source, rule } of rules) {
    const { detection } = lowerRule(rule)
    if (detection === undefined) continue
    const { text, losses } = jqProgram(detection.expr, 'stream')
    const { matcher } = compileMatcher(detection.expr)
    if (losses.length > 0) wrong.push(`${source.name}: ${losses.map(({ because }) => because).join()}`)
    if (losses.length > 0 || matcher === undefined) continue
    const events = witnessRule(rule).witnesses.map(({ event }) => event)
    const selected = selectedStreams(text, events.map(unwrapped))
    if (events.some((event, index) => selected[index] !== matcher.matches(event))) wrong.push(source.name)
    judged += events.length
  }
  expect(wrong).toEqual([])
  expect(judged).toBeGreaterThan(1000)
})

/** Programs omit `data.` from field names. */
function unwrapped(event: Json): Json {
  const { data, ...rest } = event as { readonly [key: string]: Json }
  return { ...rest, ...(data as object) }
}
