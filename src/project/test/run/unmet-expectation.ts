import type { StreamMatch } from '../../../match/stream/compile-stream-matcher.js'
import { counted } from '../../../text/count.js'
import { distanceText } from '../read/test-time.js'
import type { ExpectedMatch, RuleTest } from '../rule-test.js'

/**
 * Compares the matches of a test with its expectation. Returns the difference as a sentence, or `undefined` if there is
 * none.
 *
 * @param isSingle true for a rule that matches single events
 */
export function unmetExpectation(
  { expected, events, hasDistances = false }: Pick<RuleTest, 'expected' | 'events' | 'hasDistances'>,
  matches: readonly StreamMatch[],
  isSingle: boolean,
): string | undefined {
  const found = matches.length
  const timeOf = hasDistances ? distanceText : isoText
  switch (expected.kind) {
    case 'match': {
      if (!isSingle || events.length === 1)
        return found > 0 ? undefined : 'expected a match, but the rule does not match'
      return found === events.length
        ? undefined
        : `expected ${events.length} matches, but the rule matches ${found} of ${counted(events.length, 'event')}`
    }
    case 'no-match': {
      if (found === 0) return undefined
      if (isSingle && events.length > 1)
        return `expected no match, but the rule matches ${found} of ${counted(events.length, 'event')}`
      return `expected no match, but the rule matches${isSingle ? '' : placeOf(matches[0], timeOf)}`
    }
    case 'at-least':
      if (found >= expected.count) return undefined
      return `expected at least ${matchCount(expected.count)}, but the rule matches ${found} of ${counted(events.length, 'event')}`
    case 'matches':
      return unmetMatches(expected.matches, matches, timeOf)
  }
}

/** Writes a time as the test does. */
type TimeText = (time: number) => string

const isoText: TimeText = (time) => new Date(time).toISOString()

function unmetMatches(
  expected: readonly ExpectedMatch[],
  matches: readonly StreamMatch[],
  timeOf: TimeText,
): string | undefined {
  for (const [index, wanted] of expected.entries()) {
    const match = matches[index]
    if (match === undefined)
      return `expected ${matchCount(expected.length)}, but the rule matches ${times(matches.length)}`
    const difference = differenceOf(wanted, match, timeOf)
    if (difference !== undefined) return `match ${index + 1} of ${expected.length}: ${difference}`
  }
  if (matches.length <= expected.length) return undefined
  const more = placeOf(matches[expected.length], timeOf)
  return `expected ${matchCount(expected.length)}, but the rule matches ${times(matches.length)}; the first more is${more}`
}

function differenceOf(wanted: ExpectedMatch, match: StreamMatch, timeOf: TimeText): string | undefined {
  if (wanted.time !== undefined && wanted.time !== match.time) {
    return `expected at ${timeOf(wanted.time)}, but it is ${Number.isNaN(match.time) ? 'at no time' : `at ${timeOf(match.time)}`}`
  }
  for (const [field, value] of Object.entries(wanted.group ?? {})) {
    const found = match.group[field]
    if (found === undefined) return `the rule does not group by \`${field}\``
    if (found !== value) return `expected \`${field}\` to be \`${value}\`, but it is \`${found}\``
  }
  if (wanted.figure === undefined || wanted.figure === match.figure) return undefined
  return `expected the figure ${wanted.figure}, but it is ${match.figure ?? 'none'}`
}

const matchCount = (count: number): string => counted(count, 'match', 'matches')

const times = (count: number): string => (count === 0 ? 'nothing' : count === 1 ? 'once' : `${count} times`)

function placeOf(match: StreamMatch | undefined, timeOf: TimeText): string {
  if (match === undefined) return ''
  const group = Object.entries(match.group).map(([field, value]) => `\`${field}\` \`${value}\``)
  const time = Number.isNaN(match.time) ? '' : ` at ${timeOf(match.time)}`
  return `${time}${group.length === 0 ? '' : ` for ${group.join(', ')}`}`
}
