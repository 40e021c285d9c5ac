import { expect } from 'vitest'
import { backends } from '../../backends/index.js'
import type { LimitSettings } from '../../src/backend.js'
import { compileMatcher, convertRule, type Diagnostic, lowerRule, parseRules } from '../../src/index.js'
import { placed } from './placed.js'

/** The result of a hostile text, from reading to matching an event. */
export interface Outcome {
  /** The first few diagnostics of reading, lowering and matching, and the number of others. */
  readonly diagnostics: readonly string[]
  /** The verdict of each rule on the event; null if there is no rule, or none that can be evaluated. */
  readonly matches: readonly (boolean | null)[]
}

const TOLD = 4
const event = { a: 'b', list: [1, 'x', null, { y: true }] }

/**
 * Reads, lowers, converts for every target, and matches. Also prints every diagnostic, to ensure that it can be
 * displayed.
 */
export function outcome(text: string, limits: LimitSettings = {}): Outcome {
  const found: Diagnostic[] = []
  const matches = parseRules({ name: 'hostile', text }, { limits }).map(({ rule, diagnostics }) => {
    found.push(...diagnostics)
    if (rule?.kind !== 'detection') return null
    for (const backend of backends.values()) convertRule(rule, backend, { lossy: true, limits })
    const { detection, diagnostics: lowering } = lowerRule(rule, { limits })
    found.push(...lowering)
    if (detection === undefined) return null
    const { matcher, diagnostics: matching } = compileMatcher(detection.expr, detection.source)
    found.push(...matching)
    return matcher?.matches(event) ?? null
  })
  for (const diagnostic of found) expect(String(diagnostic)).toMatch(/^hostile:\d+:\d+ /)
  const told = found.slice(0, TOLD).map(placed)
  return { diagnostics: found.length > TOLD ? [...told, `and ${found.length - TOLD} more`] : told, matches }
}

/** A rule in which only the condition and the selections matter. Its condition is in line 6 at column 14. */
export const ruleText = (condition: string, selections = '  s:\n    a: b'): string =>
  `title: t\nlogsource: {}\ndetection:\n${selections}\n  condition: ${condition}\n`
