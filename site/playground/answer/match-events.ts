import { compileRuleMatcher } from '../../../src/convert/compile-rule-matcher.js'
import { compileExplanation } from '../../../src/convert/explain-match.js'
import type { MatchPart } from '../../../src/convert/verdict-parts.js'
import { isObject, type Json } from '../../../src/ir/json.js'
import { isError } from '../../../src/text/diagnostic.js'
import { beginning } from '../../../src/text/shorten.js'
import type { EventAnswer, EventLine, QueryVerdict } from './answer.js'
import type { ConvertedTarget, ConvertibleRule } from './convert-targets.js'
import { compileQueryJudge } from './query-judge.js'

/** The number of lines that are matched. */
const MAX_LINES = 5000
/** The number of reasons for one line. */
const MAX_REASONS = 6
const UNKNOWN: QueryVerdict = { result: 'unknown', assumptions: [] }

interface EventMatcher {
  readonly match: (event: Json) => Pick<EventLine, 'state' | 'why' | 'query'>
  /** The sentence that says why no event can be matched; null if they can. */
  readonly reason: string | null
}

/** Matches the lines of a text with the rule. Each line is an event in JSON; empty lines are skipped. */
export function matchEvents(text: string, rule: ConvertibleRule, converted: ConvertedTarget): EventAnswer {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter((line) => line.text.trim() !== '')
  if (lines.length === 0) return { lines: [], skipped: 0, reason: null }
  const { match, reason } = rule.kind === 'detection' ? eventMatcher(rule, converted) : streamMatcher(rule, converted)
  if (reason !== null) return { lines: [], skipped: lines.length, reason }
  const answered = lines.slice(0, MAX_LINES).map(({ line, text }): EventLine => {
    const read = parseLine(text)
    if ('problem' in read) return { line, state: 'not-json', why: [read.problem], query: UNKNOWN }
    return { line, ...match(read.event) }
  })
  return { lines: answered, skipped: lines.length - answered.length, reason: null }
}

function parseLine(text: string): { readonly event: Json } | { readonly problem: string } {
  try {
    const event = JSON.parse(text) as Json
    return isObject(event) ? { event } : { problem: 'An event must be a JSON object: {"field": "value"}.' }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

function eventMatcher(
  rule: Extract<ConvertibleRule, { readonly kind: 'detection' }>,
  { trace, settings }: ConvertedTarget,
): EventMatcher {
  const { explain, diagnostics } = compileExplanation(rule, settings)
  if (explain === undefined)
    return { match: () => ({ state: 'no-match', why: [], query: UNKNOWN }), reason: reasonOf(diagnostics) }
  const judge = compileQueryJudge(trace, rule.source)
  return {
    match: (event) => {
      const { matches, parts } = explain(event)
      const why = parts.filter((part) => matches || !part.holds).flatMap((part) => reasonsOf(part, matches))
      return {
        state: matches ? 'match' : 'no-match',
        why: why.slice(0, MAX_REASONS),
        query: judge(event, matches),
      }
    },
    reason: null,
  }
}

/** Returns the conditions below a part that decide it. */
function reasonsOf(part: MatchPart, holds: boolean): readonly string[] {
  const { text, parts, values, isNegated } = part
  if (parts.length === 0) {
    const found = values === null ? '' : values.length === 0 ? ' (the field is missing)' : ` (is ${shortJson(values)})`
    return [`${text}${part.holds && !isNegated ? '' : found}`]
  }
  if (isNegated) return [text]
  const deciding = parts.filter((inner) => inner.holds === holds)
  return deciding.flatMap((inner) => reasonsOf(inner, holds))
}

function shortJson(values: readonly Json[]): string {
  const text = values.map((value) => JSON.stringify(value)).join(', ')
  return text.length <= 60 ? text : `${beginning(text, 59)}…`
}

/** Matches a rule about several events: a line matches if it completes a group. */
function streamMatcher(rule: ConvertibleRule, { settings }: ConvertedTarget): EventMatcher {
  const { matcher, diagnostics } = compileRuleMatcher(rule, settings)
  if (matcher === undefined)
    return { match: () => ({ state: 'no-match', why: [], query: UNKNOWN }), reason: reasonOf(diagnostics) }
  return {
    match: (event) => {
      const undated = matcher.undated
      const matches = matcher.push(event)
      const why =
        matcher.undated > undated
          ? ['The event has no time in `@timestamp`.']
          : matches.map(({ group, figure }) => groupText(group, figure))
      return { state: matches.length > 0 ? 'match' : 'no-match', why, query: UNKNOWN }
    },
    reason: null,
  }
}

function groupText(group: Readonly<Record<string, string>>, figure: number | undefined): string {
  const names = Object.entries(group).map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
  const count = figure === undefined ? [] : [`value ${figure}`]
  return [...names, ...count].join(', ') || 'completes the correlation'
}

const reasonOf = (diagnostics: Parameters<typeof isError>[0][] | readonly Parameters<typeof isError>[0][]): string =>
  diagnostics.find(isError)?.message ?? 'The rule cannot be matched here.'
