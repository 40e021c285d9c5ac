import type { VNode } from 'preact'
import type { RulePageProps } from './page-props.js'

/** The addresses that the rule refers to. Text that is no web address is no link. */
export const ReferencesSection = ({ page: { references } }: RulePageProps): VNode | null =>
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
