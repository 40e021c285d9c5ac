import type { VNode } from 'preact'
import type { RuleLink, RulePage } from '../model/rule-page.js'
import type { RulePageProps } from './page-props.js'

/** Rules that have to do with this one, and its tests. */
export const RelatedSection = ({ page, link }: RulePageProps): VNode => {
  const { related, kind } = page
  const rows: readonly (readonly [relation: string, rules: readonly RuleLink[], nothing: string])[] = [
    ['Finds the same events', related.equivalent, 'No rule'],
    ['Finds all events of this rule', related.coveredBy, 'No rule'],
    ['Is covered by this rule', related.covers, 'No rule'],
    ['Correlations', related.correlations, 'None refers to this rule'],
    kind === 'filter'
      ? ['Applies to', related.filters, 'No rule of the set']
      : ['Filters', related.filters, 'None applies to this rule'],
  ]
  return (
    <section id="related">
      <h2>Related rules and tests</h2>
      <dl class="facts wide">
        {rows.map(([relation, rules, nothing]) => (
          <>
            <dt>{relation}</dt>
            <dd>
              <Links rules={rules} nothing={nothing} link={link} />
            </dd>
          </>
        ))}
        <dt>Tests</dt>
        <dd>
          <Tests tests={page.tests} />
        </dd>
      </dl>
    </section>
  )
}

/** The most rules that are shown at once. */
const MAX_LINKS = 12

const Links = ({
  rules,
  nothing,
  link,
}: {
  readonly rules: readonly RuleLink[]
  readonly nothing: string
  readonly link: RulePageProps['link']
}): VNode => {
  if (rules.length === 0) return <span class="dim">{nothing}</span>
  const item = ({ title, path }: RuleLink): VNode => (
    <li>
      <a href={link(`${path}.html`)}>{title}</a>
    </li>
  )
  return (
    <>
      <ul class="plain">{rules.slice(0, MAX_LINKS).map(item)}</ul>
      {rules.length > MAX_LINKS && (
        <details>
          <summary>{rules.length - MAX_LINKS} more</summary>
          <ul class="plain">{rules.slice(MAX_LINKS).map(item)}</ul>
        </details>
      )}
    </>
  )
}

const Tests = ({ tests }: { readonly tests: RulePage['tests'] }): VNode =>
  tests.length === 0 ? (
    <span class="dim">The rule has no tests. A file beside it, such as x.test.yml, adds some.</span>
  ) : (
    <ul class="plain">
      {tests.map(({ name, file, isPassed, problem }) => (
        <li>
          <b class={isPassed ? 'passed' : 'failed'}>{isPassed ? 'passed' : 'failed'}</b> {name}{' '}
          <span class="dim">{file}</span>
          {problem !== null && <span class="sub">{problem}</span>}
        </li>
      ))}
    </ul>
  )
