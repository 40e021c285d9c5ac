import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { CorrelationQuery } from '../../../src/ir/correlation-query.js'
import { countQuery, eventsOfParts, pathsOf, type RuleContext, type RuleQuery } from './datadog-rule-query.js'
import { isMeasured, measuredQuery } from './measured-query.js'

/** One part of a correlation as a query of its rule. */
export interface PartQuery extends RuleQuery {
  /** Maximum distance between the events of the part, in seconds; 0 for single events. */
  readonly timespan: number
}

/** The parts of a correlation as the queries of one rule, named a, b, c and so on. */
export function partQueries(query: CorrelationQuery, context: RuleContext): readonly PartQuery[] | Inexpressible {
  const places = eventsOfParts(query)
  const queries: PartQuery[] = []
  for (const [index, part] of query.of.entries()) {
    const selection = places[index] ?? { events: [], first: 0 }
    const own =
      part.kind === 'events'
        ? countQuery(label(index), query, selection, context)
        : isMeasured(part.measure)
          ? measuredQuery(label(index), part, part.measure, context)
          : inexpressible(part, 'type', 'inside another correlation, Datadog rules can only count and sum')
    if ('because' in own) return own
    if (part.kind === 'events') {
      queries.push({ ...own, timespan: 0 })
      continue
    }
    const groupByFields = pathsOf(query.groupBy, selection, context, query, 'groupBy')
    if ('because' in groupByFields) return groupByFields
    if (!haveSameMembers(groupByFields, own.query.groupByFields))
      return inexpressible(part, 'groupBy', `all queries of a Datadog rule must be grouped like \`${query.name}\``)
    queries.push({ ...own, query: { ...own.query, groupByFields }, timespan: Math.max(1, part.timespan.seconds) })
  }
  return queries
}

/** A query name in lower case, as conditions require: `a`, `b`, …, `z`, `aa`, `ab`, … */
const label = (index: number): string =>
  (index < ALPHABET.length ? '' : label(Math.floor(index / ALPHABET.length) - 1)) +
  ALPHABET.charAt(index % ALPHABET.length)

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'

const haveSameMembers = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((member) => others.includes(member))
