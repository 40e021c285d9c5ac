import type { VNode } from 'preact'
import type { Data } from '../../../rule/yaml/data.js'
import { thousands } from '../../../text/count.js'
import type { RulePage } from '../model/rule-page.js'
import { type RulePageProps, searchPath } from './page-props.js'

/** What a reader needs before the query runs. */
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

/** The tactics and techniques of a rule. */
export const AttackSection = ({
  page,
  link,
  techniqueCounts,
}: RulePageProps & { readonly techniqueCounts: ReadonlyMap<string, number> }): VNode | null =>
  page.attack.length === 0 ? null : (
    <section id="attack">
      <h2>MITRE ATT&amp;CK coverage</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Tactic</th>
            <th scope="col">Techniques</th>
            <th scope="col" class="n">
              Rules
            </th>
          </tr>
        </thead>
        {page.attack.map(({ id, name, techniques }) => (
          <tbody>
            {(techniques.length === 0 ? [undefined] : techniques).map((technique, index) => (
              <tr>
                {index === 0 && (
                  <th scope="rowgroup" rowspan={Math.max(1, techniques.length)}>
                    <a href={link(searchPath(['tactic', id]))}>{name}</a> <span class="dim">{id}</span>
                  </th>
                )}
                <td>
                  {technique === undefined ? (
                    <span class="dim">no technique</span>
                  ) : (
                    <a href={link(searchPath(['technique', technique.id]))}>
                      {technique.id} {technique.name}
                    </a>
                  )}
                </td>
                <td class="n">{technique === undefined ? '' : thousands(techniqueCounts.get(technique.id) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )

/** Keys of the author that the specification does not define. */
export const CustomSection = ({ page }: RulePageProps): VNode | null => {
  const entries = Object.entries(page.custom).filter(([key]) => key !== 'sigmacast')
  return entries.length === 0 ? null : (
    <section id="more">
      <h2>More from the author</h2>
      <dl class="facts">
        {entries.map(([key, value]) => (
          <>
            <dt>{heading(key)}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}

const heading = (key: string): string => {
  const words = key.replace(/[_-]+/g, ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const Value = ({ value }: { readonly value: Data }): VNode => {
  if (Array.isArray(value)) {
    return (
      <ul class="bullets">
        {value.map((item) => (
          <li>
            <Value value={item} />
          </li>
        ))}
      </ul>
    )
  }
  if (typeof value === 'object' && value !== null) return <code>{JSON.stringify(value)}</code>
  return <span class="text">{String(value).trim()}</span>
}

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

/** The addresses that the rule refers to. Text that is no web address is no link. */
export const ReferencesSection = ({ page: { references } }: { readonly page: RulePage }): VNode | null =>
  references.length === 0 ? null : (
    <section id="references">
      <h2>References</h2>
      <ul class="plain">
        {references.map(({ text, url }) => (
          <li>
            {url === null ? (
              text
            ) : (
              <a href={url} rel="noreferrer">
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
