import type { Json } from '../../ir/json.js'
import type { Matcher } from '../compile-matcher.js'
import type { StreamMatcher } from './compile-stream-matcher.js'

/**
 * Matches each event by itself, as it comes: a rule that is no correlation does not depend on times, so no event is
 * late, undated or held back.
 *
 * @param timeOf the time of an event in milliseconds since 1970, or `undefined` if the event has none
 */
export const singleEvents = ({ matches }: Matcher, timeOf: (event: Json) => number | undefined): StreamMatcher => ({
  push: (event) => (matches(event) ? [{ time: timeOf(event) ?? Number.NaN, event, group: {}, figure: undefined }] : []),
  end: () => [],
  late: 0,
  undated: 0,
  ahead: 0,
  cut: 0,
  kept: 0,
})
