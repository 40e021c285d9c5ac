import { describe, expect, test } from 'vitest'
import { auth0, datadog, splunk } from '../../backends/index.js'
import { type Backend, compileMatcher, convertRule, type Expr, lowerRule, TRUE } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import type { Row } from '../constructs/events/row.js'
import { events } from '../constructs/events.js'
import { selectsEvent as auth0Selects } from '../readers/auth0.js'
import { selectsEvent as datadogSelects } from '../readers/datadog.js'
import { type Json, selectsEvent as splunkSelects } from '../readers/spl-evaluate.js'
import { eventTexts } from '../readers/spl-fields.js'

// Three judges over the same events: the verdicts written by hand, the matcher, and readers of the query languages that know nothing of the
// compiler. An event that breaks an assumption of a query is no evidence against the query.
const rows = Object.entries(events).flatMap(([name, list]) => list.map((row): [string, Row] => [name, row]))

test('every construct has an event that matches and one that does not', () => {
  const judged = Object.keys(events).filter((name) =>
    [true, false].every((verdict) => events[name]?.some(([, matches]) => matches === verdict)),
  )
  const meaningless = ['expand', 'expand-regex'] // Their placeholders are open.
  expect([...judged, ...meaningless].sort()).toEqual([...constructs.keys()])
})

test.each(rows)('the rule %s on %j', (name, [event, matches]) => {
  expect(matcher(lowerRule(constructRule(name)).detection?.expr)(event)).toBe(matches)
})

function matcher(expr: Expr = TRUE): (event: Json) => boolean {
  const { matcher, diagnostics } = compileMatcher(expr)
  if (matcher === undefined) throw new Error(diagnostics.join('\n'))
  return matcher.matches
}

type Selects = (query: string, event: Json) => boolean
const judges: readonly (readonly [string, Backend, Selects])[] = [
  ['splunk', splunk, splunkSelects],
  ['datadog', datadog, (query, event) => datadogSelects(query, withMessage(event))],
  ['auth0', auth0, (query, event) => auth0Selects(query, tenantLog(event))],
]

/** Every event of a tenant log has a type. */
function tenantLog(event: Json): Json {
  const { data, ...rest } = event as Readonly<Record<string, Json>>
  return data === undefined ? { type: 'other', ...rest } : { data: { type: 'other', ...(data as object) } }
}

/** A log without a message of its own has its whole text for one. */
function withMessage(event: Json): Json {
  return { message: eventTexts(event, {}), ...(event as object) }
}

describe.each(judges)('the %s query', (_, backend, selects) => {
  const convert = (name: string) => convertRule(constructRule(name), backend, { lossy: true })
  const judged = rows.filter(([name, [, , outside]]) => {
    const { query, assumptions } = convert(name)
    return query !== null && outside !== 'json-null' && !(assumptions as readonly unknown[]).includes(outside)
  })
  const verdict = (name: string, event: Json): boolean => {
    const { query, residual } = convert(name)
    return selects(query ?? '', event) && matcher(residual?.expr)(event)
  }
  test.each(judged)('of %s, with its residual, on %j', (name, [event, matches]) => {
    expect(verdict(name, event)).toBe(matches)
  })
})
