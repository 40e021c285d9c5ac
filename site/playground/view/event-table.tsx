import type { VNode } from 'preact'
import type { EventAnswer, EventLine } from '../answer/answer.js'
import { eventWords } from '../state/editor-marks.js'
import { BreakableCode } from './breakable-code.js'
import { EventRows } from './event-rows.js'
import { QueryVerdictCell } from './query-verdict.js'

/** The number of rows of the table. All lines have their state in the editor. */
const MAX_ROWS = 200

interface EventTableProps {
  readonly events: EventAnswer
  readonly label: string
  readonly onGoTo: (line: number) => void
}

/** The lines of the user's events, with the verdict of the rule, the reason, and what the query does. */
export const EventTable = ({ events: { lines, skipped, reason }, label, onGoTo }: EventTableProps): VNode => {
  if (reason !== null) return <p class="empty sub">{reason}</p>
  if (lines.length === 0) {
    return <p class="empty sub">No events. Paste some into the tab “Events”, one JSON object per line.</p>
  }
  return (
    <>
      <p class="sub">{summary(lines)}</p>
      <EventRows columns={['Line', 'Rule', 'Why', `${label} query`]}>
        {lines.slice(0, MAX_ROWS).map((line) => (
          <Row key={line.line} {...line} onGoTo={onGoTo} />
        ))}
      </EventRows>
      {lines.length > MAX_ROWS && (
        <p class="sub">{lines.length - MAX_ROWS} further lines have their state in the editor.</p>
      )}
      {skipped > 0 && <p class="sub">{skipped} further lines were not matched.</p>}
    </>
  )
}

const Row = ({ line, state, why, query, onGoTo }: EventLine & Pick<EventTableProps, 'onGoTo'>): VNode => (
  <tr>
    <td>
      <button type="button" class="place" onClick={() => onGoTo(line)} aria-label={`${line}, go to this line`}>
        {line}
      </button>
    </td>
    <td>{eventWords[state]}</td>
    <td>
      {why.length === 0 ? (
        <span class="dim">{state === 'match' ? 'every condition holds' : ''}</span>
      ) : (
        <ul class="plain">
          {why.map((reason, index) => (
            <li key={index}>{state === 'not-json' ? reason : <BreakableCode text={reason} />}</li>
          ))}
        </ul>
      )}
    </td>
    <td>{state === 'not-json' ? '' : <QueryVerdictCell {...query} />}</td>
  </tr>
)

function summary(lines: readonly EventLine[]): string {
  const count = (state: EventLine['state']): number => lines.filter((line) => line.state === state).length
  const broken = count('not-json')
  const parts = [`${count('match')} of ${lines.length - broken} events match.`]
  if (broken > 0) parts.push(`${broken} ${broken === 1 ? 'line is' : 'lines are'} not JSON.`)
  return parts.join(' ')
}
