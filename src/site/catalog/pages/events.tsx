import type { VNode } from 'preact'
import { counted } from '../../../text/count.js'
import { MarkedText } from '../../shell/marked-text.js'
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
      <ul class="plain">
        {page.events.map(({ matches, about, event }) => (
          <li class="event">
            <b>{matches ? 'Match' : 'Near miss'}</b>: <MarkedText text={about} />
            <pre class="code">
              <code>{JSON.stringify(event)}</code>
            </pre>
          </li>
        ))}
      </ul>
    </section>
  )
}
