import { describe, expect, test } from 'vitest'
import { auth0, auth0Jq, auth0Request, auth0Url } from '../../backends/auth0/index.js'
import { tenantLog } from '../../scripts/prove/tenant-log.js'
import {
  compileMatcher,
  type DetectionRule,
  type Expr,
  type Json,
  type Matcher,
  makeArtifact,
  witnessRule,
} from '../../src/index.js'
import { isFact } from '../property/facts.js'
import { selector } from '../readers/auth0.js'
import { selectedStreams } from '../readers/jq.js'
import type { Json as Plain } from '../readers/spl-fields.js'
import { corpusRules } from './rules.js'

// Every rule for Auth0, and every event that shows what it means: search and program together are the rule, and the program alone is, too.
const rules = corpusRules().filter(({ rule }) => rule.logsource.product === 'auth0')
const lossy = { lossy: true } as const

/** An event as the Management API gives it: what is below `data` in a log stream. */
const apiEvent = (event: Json): Json => (tenantLog(event) as { readonly data: Json }).data

describe.skipIf(rules.length === 0)('rules for Auth0', () => {
  test.each(rules.map(({ source, rule }) => [source.name.replace(/^.*\//, ''), rule] as const))('%s', (_, rule) => {
    const request = makeArtifact(rule, auth0, auth0Request, lossy)
    const { query, expr } = request.conversion
    if (query === null || expr === null) return
    expect(request.text).toContain('/api/v2/logs?q=')
    expect(makeArtifact(rule, auth0, auth0Url, lossy).text).toContain('/logs?query=')
    expect(() => program(rule, 'rule')).not.toThrow()
    if (compileMatcher(expr).matcher === undefined) return // It looks ahead, which RE2 cannot.
    const logs = witnessRule(rule, { events: 40 }).witnesses.map(({ event }) => apiEvent(event))
    const judge = matcher(expr)
    const wanted = logs.map((log) => judge.matches({ data: log }))
    expect(selectedStreams(program(rule, 'rule'), logs)).toEqual(wanted)

    const search = selector(query)
    const fitting = logs.filter((log) => isFact('letter-case', expr, { data: log } as Plain))
    const found = fitting.filter((log) => search({ data: log } as Plain))
    const rest = selectedStreams(program(rule, 'residual'), found)
    expect(found.filter((_, index) => rest[index])).toEqual(fitting.filter((log) => judge.matches({ data: log })))
  })
})

function matcher(expr: Expr): Matcher {
  const { matcher, diagnostics } = compileMatcher(expr)
  if (matcher === undefined) throw new Error(diagnostics.join('\n'))
  return matcher
}

function program(rule: DetectionRule, check: 'rule' | 'residual'): string {
  const { text, diagnostics } = makeArtifact(rule, auth0, auth0Jq, {
    ...lossy,
    formatOptions: { check, shape: 'stream' },
  })
  if (text === null) throw new Error(diagnostics.join('\n'))
  return text
}
