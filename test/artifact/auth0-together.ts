import { expect } from 'vitest'
import { auth0Jq, auth0Request, auth0Url } from '../../backends/auth0/formats.js'
import { auth0 } from '../../backends/auth0/index.js'
import { tenantLog } from '../../scripts/prove/tenant-log.js'
import { compileMatcher, type DetectionRule, type Json, makeArtifact, witnessRule } from '../../src/index.js'
import { isFact } from '../property/facts.js'
import { selector } from '../readers/auth0/auth0.js'
import { selectedStreams } from '../readers/auth0/jq.js'
import type { Json as Plain } from '../readers/json.js'
import { artifactText } from './auth0.js'

/**
 * Compares the artifacts of a rule with its meaning on witness events. The program alone must select what the rule
 * matches, and so must the search followed by the program for its residual, if there is one. Returns the number of
 * compared events.
 */
export function judgeTogether(rule: DetectionRule): number {
  const { text, conversion } = makeArtifact(rule, auth0, auth0Request, { lossy: true })
  const { query, expr } = conversion
  if (expr === null) return 0
  const { matcher } = compileMatcher(expr)
  if (matcher === undefined) return 0 // It looks ahead, which the matcher cannot.

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

/** An event as the Management API returns it: the content of `data` in a log stream. */
const apiEvent = (event: Json): Json => (tenantLog(event) as { readonly data: Json }).data
