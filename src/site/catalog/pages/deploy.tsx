import type { VNode } from 'preact'
import type { RulePageProps } from './page-props.js'

/** The needs of the log source, and known false positives. */
export const DeploySection = ({ page }: RulePageProps): VNode | null => {
  const { falsepositives, logsource } = page
  if (falsepositives.length === 0 && logsource?.definition === undefined) return null
  return (
    <section id="deploy">
      <h2>Before you deploy</h2>
      <dl class="facts">
        {logsource?.definition !== undefined && (
          <>
            <dt>Needs</dt>
            <dd class="text">{logsource.definition}</dd>
          </>
        )}
        {falsepositives.length > 0 && (
          <>
            <dt>False positives</dt>
            <dd>
              <ul class="plain">
                {falsepositives.map((text) => (
                  <li>{text}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
