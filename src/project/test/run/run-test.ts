import type { MatchExplanation } from '../../../convert/explain-match.js'
import type { Json } from '../../../ir/json.js'
import type { StreamMatch, StreamMatcher } from '../../../match/stream/compile-stream-matcher.js'
import { timeReader } from '../../../match/stream/event-time.js'
import type { RuleTest } from '../rule-test.js'
import { unmetExpectation } from './unmet-expectation.js'

/** A rule that tests run. */
export interface RunnableRule {
  /** Opens a matcher for the events of one test. */
  readonly open: (timestamp: string) => StreamMatcher | undefined
  readonly explanation:
    | { readonly kind: 'single-events'; readonly explain: (event: Json) => MatchExplanation }
    /** The events are sorted by time. */
    | {
        readonly kind: 'correlation'
        readonly explain: (events: readonly Json[], timestamp: string) => MatchExplanation
      }
}

/** The outcome of a test that ran. */
export interface TestOutcome {
  /** Why the test failed, as a sentence; undefined if it passed. */
  readonly problem: string | undefined
  /** The event that decides; undefined for a rule over several events, or if the test passed. */
  readonly event: Json | undefined
  /** Which parts of the rule hold; undefined if the test passed. */
  readonly explanation: MatchExplanation | undefined
  readonly matches: readonly StreamMatch[]
}

/** Runs a test. */
export function runTest(test: RuleTest, { explanation, open }: RunnableRule): TestOutcome {
  const matcher = open(test.timestamp)
  const events = sortedEvents(test)
  const matches = matcher === undefined ? [] : matchesOf(matcher, events)
  const isSingle = explanation.kind === 'single-events'
  const problem = undatedProblem(matcher, test, isSingle) ?? unmetExpectation(test, matches, isSingle)
  const passed = { problem, event: undefined, explanation: undefined, matches }
  if (problem === undefined) return passed
  if (explanation.kind === 'correlation') {
    return { ...passed, explanation: explanation.explain(events, test.timestamp) }
  }
  const wanted = test.expected.kind !== 'no-match'
  const event = test.events.find((each) => explanation.explain(each.event).matches !== wanted)?.event
  return event === undefined ? passed : { ...passed, event, explanation: explanation.explain(event) }
}

/** Returns the events of a test in the order of their times; in a file they may have another one. */
function sortedEvents({ events, timestamp }: RuleTest): readonly Json[] {
  const timeOf = timeReader(timestamp)
  const timed = events.map(({ event }) => ({ event, time: timeOf(event) ?? Number.NEGATIVE_INFINITY }))
  return timed.sort((a, b) => a.time - b.time || 0).map(({ event }) => event)
}

/** Runs a matcher over all events, to the end of the stream. */
function matchesOf(matcher: StreamMatcher, events: readonly Json[]): readonly StreamMatch[] {
  const matches = events.flatMap((event) => matcher.push(event))
  return [...matches, ...matcher.end()]
}

/** A correlation ignores events without a time, so a test of them would show nothing. */
function undatedProblem(
  matcher: StreamMatcher | undefined,
  { timestamp }: RuleTest,
  isSingle: boolean,
): string | undefined {
  if (isSingle || matcher === undefined || matcher.undated === 0) return undefined
  const events = matcher.undated === 1 ? 'one event has' : `${matcher.undated} events have`
  return `${events} no time in \`${timestamp}\`, which the rule needs`
}
