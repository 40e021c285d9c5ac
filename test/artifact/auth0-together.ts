import { expect } from 'vitest'
import { auth0, auth0Jq, auth0Request, auth0Url } from '../../backends/auth0/index.js'
import { tenantLog } from '../../scripts/prove/tenant-log.js'
import { compileMatcher, type DetectionRule, type Json, makeArtifact, witnessRule } from '../../src/index.js'
import { isFact } from '../property/facts.js'
import { selector } from '../readers/auth0.js'
import { selectedStreams } from '../readers/jq.js'
import type { Json as Plain } from '../readers/spl-fields.js'
import { artifactText } from './auth0.js'

/**
 * Holds the artifacts of a rule to its meaning, on events that show it: the program alone selects what the rule matches, and so does the program of
 * what the search leaves over, behind the search as its page describes it, if there is one. Gives how many events were judged.
 */
export function judgeTogether(rule: DetectionRule): number {
  const { text, conversion } = makeArtifact(rule, auth0, auth0Request, { lossy: true })
  const { query, expr } = conversion
  if (expr === null) return 0
  const { matcher } = compileMatcher(expr)
  if (matcher === undefined) return 0 // It looks ahead, which RE2 cannot.

  const logs = witnessRule(rule, { events: 40 }).witnesses.map(({ event }) => apiEvent(event))
  const isMatch = (log: Json): boolean => matcher.matches({ data: log })
  const whole = artifactText(rule, auth0Jq, { shape: 'stream' })
  expect(selectedStreams(whole, logs)).toEqual(logs.map(isMatch))
  if (query === null) return logs.length

  expect(text).toContain('/api/v2/logs?q=')
  expect(artifactText(rule, auth0Url)).toContain('/logs?query=')
  const rest = artifactText(rule, auth0Jq, { check: 'residual', shape: 'stream' })
  const search = selector(query)
  const fitting = logs.filter((log) => isFact('letter-case', expr, { data: log } as Plain))
  const found = fitting.filter((log) => search({ data: log } as Plain))
  const selected = selectedStreams(rest, found)
  expect(found.filter((_, index) => selected[index])).toEqual(fitting.filter(isMatch))
  return logs.length
}

/** An event as the Management API gives it: what is below `data` in a log stream. */
const apiEvent = (event: Json): Json => (tenantLog(event) as { readonly data: Json }).data
