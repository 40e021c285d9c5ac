import type { VNode } from 'preact'
import type { RulePageProps } from './page-props.js'

/** The combined rules of a correlation. */
export const CorrelationSection = ({ page: { correlation }, link }: RulePageProps): VNode | null =>
  correlation === null ? null : (
    <section id="correlation">
      <h2>Correlation</h2>
      <dl class="facts">
        <dt>Type</dt>
        <dd>
          <code>{correlation.type}</code>
        </dd>
        <dt>Rules</dt>
        <dd>
          <ul class="plain">
            {correlation.rules.map(({ name, link: other }) => (
              <li>{other === null ? <code>{name}</code> : <a href={link(`${other.path}.html`)}>{other.title}</a>}</li>
            ))}
            {correlation.rules.length === 0 && <li class="dim">events of this rule itself</li>}
          </ul>
        </dd>
        <dt>Group by</dt>
        <dd>
          {correlation.groupBy.length === 0 ? (
            <span class="dim">nothing: all events together</span>
          ) : (
            correlation.groupBy.map((field, index) => (
              <>
                {index > 0 && ', '}
                <code>{field}</code>
              </>
            ))
          )}
        </dd>
        <dt>Time span</dt>
        <dd>{correlation.timespan}</dd>
        <dt>Condition</dt>
        <dd>
          <code>{correlation.condition}</code>
        </dd>
      </dl>
    </section>
  )
