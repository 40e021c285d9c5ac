import type { VNode } from 'preact'
import { MarkedText } from '../../../src/site/shell/marked-text.js'
import { counted } from '../../../src/text/count.js'
import type { WitnessAnswer, WitnessRow } from '../answer/answer.js'
import { BreakableCode } from './breakable-code.js'
import { EventRows } from './event-rows.js'
import { QueryVerdictCell } from './query-verdict.js'

interface WitnessTableProps {
  readonly witnesses: WitnessAnswer
  /** The label of the target. */
  readonly label: string
}

/** Events that the rule matches, and near misses, with what the query does with each. */
export const WitnessTable = ({ witnesses: { witnesses, reason }, label }: WitnessTableProps): VNode =>
  witnesses.length === 0 ? (
    <div class="empty">
      <p class="sub">{reason ?? 'There are no events yet.'}</p>
    </div>
  ) : (
    <>
      <p class="sub">{summary(witnesses, label)}</p>
      <EventRows columns={['Rule', 'Predicate', 'Difference', `${label} query`]}>
        {witnesses.map((witness, index) => (
          <Row key={index} {...witness} number={index + 1} />
        ))}
      </EventRows>
    </>
  )

const Row = ({
  matches,
  condition,
  difference,
  event,
  query,
  number,
}: WitnessRow & { readonly number: number }): VNode => (
  <tr>
    <td>
      <span class="num">{number}</span> {matches ? 'match' : 'near miss'}
    </td>
    <td>
      <BreakableCode text={condition ?? 'the whole rule'} />
    </td>
    <td>
      <MarkedText text={difference} />
      <details class="json">
        <summary>Event</summary>
        <code>{event}</code>{' '}
        <button class="copy" type="button" data-copy={event} aria-label={`Copy event ${number}`}>
          Copy
        </button>
      </details>
    </td>
    <td>
      <QueryVerdictCell {...query} />
    </td>
  </tr>
)

function summary(witnesses: readonly WitnessRow[], label: string): string {
  const matches = witnesses.filter((witness) => witness.matches).length
  const over = witnesses.filter(({ query }) => /over-match/.test(query.result)).length
  const first = `Made from the rule: ${counted(matches, 'event')} that it matches, and ${counted(witnesses.length - matches, 'near miss', 'near misses')}.`
  if (over === 0) return first
  return `${first} The ${label} query finds ${counted(over, 'near miss', 'near misses')}, too, because it does not check the whole rule.`
}
