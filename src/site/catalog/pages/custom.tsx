import type { VNode } from 'preact'
import type { Data } from '../../../rule/yaml/data.js'
import type { RulePageProps } from './page-props.js'

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
