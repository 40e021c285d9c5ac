import type { Backend } from '../../src/backend/backend.js'
import type { Conversion } from '../../src/backend/conversion.js'
import { convertRule } from '../../src/convert/convert-rule.js'
import type { Assumption } from '../../src/ir/assumptions.js'
import type { Expr } from '../../src/ir/predicate.js'
import { lowerRule } from '../../src/lower/lower-rule.js'
import { compileMatcher } from '../../src/match/compile-matcher.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import type { DetectionRule } from '../../src/rule/rule.js'
import type { Json } from '../readers/json.js'
import { isOpen, type Open } from './regressions/open.js'

/** An independent evaluator of a target's queries. */
export interface Reading {
  readonly backend: Backend
  readonly select: (query: string, assumptions: readonly Assumption[]) => (event: Json) => boolean
  /** True if the event satisfies the assumption, for the values that the expression reads. */
  readonly open: readonly Open[]
  readonly holds: (assumption: Assumption, expr: Expr, event: Json) => boolean
}

export interface Lowered {
  readonly rule: DetectionRule
  readonly expr: Expr
  readonly matches: (event: Json) => boolean
}

/** The only rule of a text, with its meaning; undefined if a diagnostic reports that it has none. */
export function lowered(text: string): Lowered | undefined {
  const [document] = parseRules({ name: 'generated.yml', text })
  const rule = document?.rule
  if (rule?.kind !== 'detection') return undefined
  const { detection } = lowerRule(rule)
  const matcher = detection === undefined ? undefined : compileMatcher(detection.expr, detection.source).matcher
  return detection === undefined || matcher === undefined
    ? undefined
    : { rule, expr: detection.expr, matches: matcher.matches }
}

/** Reasons why a rule that can be lowered may still have no query. */
const REASONS: ReadonlySet<string> = new Set(['nothing-expressible', 'unresolved-placeholder'])

/**
 * Compares a conversion with its claim on some events. `exact` selects what the rule matches; `wider` selects at least
 * that, and the residual removes the rest. Throws with all details; returns the number of compared events.
 */
export function checkClaim(
  { rule, expr, matches }: Lowered,
  { backend, select, open, holds }: Reading,
  events: readonly Json[],
  options: Readonly<Record<string, string | boolean>> = {},
): number {
  const conversion = convertRule(rule, backend, { lossy: true, options })
  const { query, assumptions, residual } = conversion
  if (query === null) {
    if (conversion.diagnostics.some(({ code }) => REASONS.has(code))) return 0
    throw new Error(`no query, and no reason: ${conversion.diagnostics.join('\n')}\n${rule.source.text}`)
  }
  const rest = residual === null ? undefined : compileMatcher(residual.expr).matcher
  const fitting = events.filter(
    (event) => assumptions.every((assumption) => holds(assumption, expr, event)) && !isOpen(open, expr, event),
  )
  if (fitting.length === 0) return 0
  const selects = select(query, assumptions)
  for (const event of fitting) {
    const wanted = matches(event)
    const selected = selects(event)
    if ((selected && (rest === undefined || rest.matches(event))) !== wanted) {
      throw new Error(disagreement(rule, conversion, event, wanted, selected))
    }
  }
  return fitting.length
}

function disagreement(
  { source }: DetectionRule,
  { query, fidelity, residual }: Conversion,
  event: Json,
  rule: boolean,
  selected: boolean,
): string {
  return [
    `the rule ${rule ? 'matches' : 'does not match'}, the query ${selected ? 'selects' : 'does not select'}`,
    source.text,
    `query (${fidelity}): ${query}`,
    `residual: ${residual?.text}`,
    `event: ${JSON.stringify(event)}`,
  ].join('\n')
}
