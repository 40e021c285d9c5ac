import type { VNode } from 'preact'
import { counted } from '../../../text/count.js'
import type { RulePageProps } from './page-props.js'

/** Events that the rule matches, and near misses. */
export const EventsSection = ({ page }: RulePageProps): VNode | null => {
  if (page.events.length === 0) return null
  const matching = page.events.filter(({ matches }) => matches).length
  return (
    <section id="events">
      <h2>Events</h2>
      <p class="sub">
        sigmacast made these events. The rule matches {counted(matching, 'event')}; the others are near misses.
      </p>
      <table class="ev">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Reason</th>
            <th scope="col">Event</th>
          </tr>
        </thead>
        <tbody>
          {page.events.map(({ matches, about, event }) => (
            <tr>
              <td>{matches ? 'match' : <span class="dim">near miss</span>}</td>
              <td>
                <Reason text={about} />
              </td>
              <td>
                <code>{JSON.stringify(event)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A reason whose parts between backticks are code. */
const Reason = ({ text }: { readonly text: string }): VNode => (
  <>{text.split('`').map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>))}</>
)
