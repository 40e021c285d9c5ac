import { type CorrelationContext, type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import { type CorrelationQuery, correlationsOf, eventsOf } from '../../../src/ir/correlation-query.js'
import type { splunkOptions } from '../options.js'

/** Refuses correlations that need more than the events of one dataset in the order of their times. */
export function refuseDataModelCorrelation(
  query: CorrelationQuery,
  { options, optionsOf }: Pick<CorrelationContext<typeof splunkOptions>, 'options' | 'optionsOf'>,
): Inexpressible | undefined {
  const refuse = (at: 'type' | 'rules', because: string) => inexpressible(query, at, because)
  if (options['data-model'] === 'none') return undefined
  if (eventsOf(query).some((events) => optionsOf(events).dataset !== options.dataset))
    return refuse('rules', 'its rules search several datasets, and one search has one dataset')
  return correlationsOf(query).some(({ measure }) => measure.kind === 'first-seen')
    ? refuse('type', 'new values need a time range of their own, which a search of a data model cannot set')
    : undefined
}
