import type { Span } from '../../text/source.js'
import type { RuleContext } from '../rule-context.js'

/** The days of a rule in the form YYYY-MM-DD, as far as they exist, with their places. */
export interface Dates {
  readonly date: string | undefined
  readonly modified: string | undefined
  readonly dateSpan: Span
  readonly modifiedSpan: Span
}

/** Returns the days of a rule. */
export const datesOf = ({ rule, root, nodeAt }: RuleContext): Dates => ({
  date: rule?.metadata.date,
  modified: rule?.metadata.modified,
  dateSpan: (nodeAt('date') ?? root).span,
  modifiedSpan: (nodeAt('modified') ?? root).span,
})
