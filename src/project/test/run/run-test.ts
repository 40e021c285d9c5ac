import type { CompiledExplanation, MatchExplanation } from '../../../convert/explain-match.js'
import type { Json } from '../../../match/field-values.js'
import type { StreamMatch, StreamMatcher } from '../../../match/stream/compile-stream-matcher.js'
import { timeReader } from '../../../match/stream/event-time.js'
import type { RuleTest } from '../rule-test.js'
import { unmetExpectation } from './unmet-expectation.js'

/** A rule that tests run. */
export interface RunnableRule {
  /** Explains verdicts on single events; undefined for a rule over several events. */
  readonly explanation: CompiledExplanation['explain']
  /** Opens a matcher for the events of one test. */
  readonly open: (timestamp: string) => StreamMatcher | undefined
}

/** The outcome of a test that ran. */
export interface TestOutcome {
  /** Why the test failed, as a sentence; undefined if it passed. */
  readonly problem: string | undefined
  /** The event that decides, and its verdict; undefined for a rule over several events, or if the test passed. */
  readonly event: Json | undefined
  readonly explanation: MatchExplanation | undefined
  readonly matches: readonly StreamMatch[]
}

/** Runs a test. */
export function runTest(test: RuleTest, { explanation, open }: RunnableRule): TestOutcome {
  const matcher = open(test.timestamp)
  const matches = matcher === undefined ? [] : matchesOf(matcher, test)
  const isSingle = explanation !== undefined
  const problem = undatedProblem(matcher, test, isSingle) ?? unmetExpectation(test, matches, isSingle)
  if (problem === undefined || !isSingle) return { problem, event: undefined, explanation: undefined, matches }
  const wanted = test.expected.kind !== 'no-match'
  const deciding = test.events.find(({ event }) => explanation(event).matches !== wanted)?.event
  return { problem, event: deciding, explanation: deciding === undefined ? undefined : explanation(deciding), matches }
}

/** Runs the events in the order of their times; in a file they may have another one. */
function matchesOf(matcher: StreamMatcher, { events, timestamp }: RuleTest): readonly StreamMatch[] {
  const timeOf = timeReader(timestamp)
  const timed = events.map(({ event }) => ({ event, time: timeOf(event) ?? Number.NEGATIVE_INFINITY }))
  const matches: StreamMatch[] = []
  for (const { event } of timed.sort((a, b) => a.time - b.time || 0)) matches.push(...matcher.push(event))
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
