import type { VNode } from 'preact'
import { VerdictChip } from '../../shell/verdict.js'
import type { NamedFact, QueryFacts } from '../model/rule-page.js'
import { CopyButton, Segments } from './code.js'
import { MarkedText } from './marked-text.js'
import type { RulePageProps } from './page-props.js'
import { queryLines } from './query-lines.js'

/** The queries of a rule, one after the other. */
export const QueriesSection = ({ page }: RulePageProps): VNode | null =>
  page.queries.length === 0 ? null : (
    <section id="queries">
      <h2>Queries</h2>
      <p class="sub">
        Line breaks are for reading; Copy gives the exact text. Point at a condition to see it in the rule and in every
        query.
      </p>
      {page.queries.map((query) => (
        <Query query={query} />
      ))}
    </section>
  )

const Query = ({ query }: { readonly query: QueryFacts }): VNode => {
  const { column, title, verdict, artifact, approximations, assumptions } = query
  const id = `query-${column}`
  return (
    <article class="q" id={id}>
      <div class="bar">
        <h3>{title}</h3>
        <VerdictChip verdict={verdict} />
        {artifact !== null && <span class="sub">{assumptionWords(assumptions)}</span>}
        {artifact !== null && (
          <span class="acts">
            {query.format !== 'query' && <span class="sub">{query.format}</span>}
            <CopyButton from={`${id}-text`} label={`Copy the ${title} query`} />
          </span>
        )}
      </div>
      {artifact !== null && <QueryText query={query} text={artifact} id={`${id}-text`} />}
      <Facts title="Approximations" facts={approximations} />
      <NotChecked query={query} />
      <Problems query={query} />
    </article>
  )
}

const assumptionWords = (assumptions: readonly NamedFact[]): VNode => (
  <>
    {assumptions.length === 0 ? 'no assumption' : 'assumes '}
    {assumptions.map(({ name, meaning }, index) => (
      <>
        {index > 0 && ', '}
        <a href={`#assumption-${name}`} title={meaning}>
          {name}
        </a>
      </>
    ))}
  </>
)

const QueryText = ({ query, text, id }: { query: QueryFacts; text: string; id: string }): VNode => (
  <pre class="code" tabindex={0} role="group" aria-label={`${query.title} query`}>
    <code id={id}>
      {query.format === 'query'
        ? queryLines(text, query.marks).map(({ segments }) => (
            <span class="l">
              <Segments segments={segments} />
            </span>
          ))
        : text}
    </code>
  </pre>
)

/** Approximations, each with its meaning. */
const Facts = ({ title, facts }: { readonly title: string; readonly facts: readonly NamedFact[] }): VNode | null =>
  facts.length === 0 ? null : (
    <div class="rest">
      <h4>{title}</h4>
      <ul>
        {facts.map(({ name, meaning }) => (
          <li>
            <code>{name}</code> <span class="sub">{meaning}</span>
          </li>
        ))}
      </ul>
    </div>
  )

const NotChecked = ({ query: { losses, residual, verdict } }: { readonly query: QueryFacts }): VNode | null =>
  verdict !== 'wider' ? null : (
    <div class="rest">
      <h4>Not checked by this query</h4>
      <ul>
        {losses.map(({ text, because, effect, line, number }) => (
          <li>
            <code>
              <span class={number === null ? undefined : 'p'} data-p={number ?? undefined}>
                {text}
              </span>
            </code>{' '}
            <span class="sub">
              {effect === 'widened' ? 'Searched more widely: ' : ''}
              <MarkedText text={because} />
              {line !== null && (
                <>
                  {' '}
                  (<a href={`#L${line}`}>line {line}</a>)
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {residual !== null && losses.length !== 1 && (
        <details>
          <summary>What is left to check</summary>
          <pre class="code" tabindex={0}>
            <code>{residual}</code>
          </pre>
        </details>
      )}
    </div>
  )

/** The reasons why there is no query, or remarks about one. */
const Problems = ({ query: { artifact, findings } }: { readonly query: QueryFacts }): VNode | null =>
  artifact === null && findings.length === 0 ? (
    <p class="sub">This output does not contain the rule.</p>
  ) : findings.length === 0 ? null : (
    <ul class="plain">
      {findings.map(({ code, message, help, line }) => (
        <li class="with">
          <MarkedText text={message} /> (<a href={`#L${line}`}>line {line}</a>, <code>{code}</code>)
          {help !== null && (
            <>
              ; <MarkedText text={help} />
            </>
          )}
        </li>
      ))}
    </ul>
  )

/** The meanings of all assumptions on the page, once. */
export const AssumptionsSection = ({ page }: RulePageProps): VNode | null => {
  const facts = new Map(page.queries.flatMap(({ assumptions }) => assumptions).map((fact) => [fact.name, fact]))
  return facts.size === 0 ? null : (
    <section id="assumptions">
      <h2>Assumptions</h2>
      <p class="sub">An exact query stays exact as long as these statements about your data hold.</p>
      <dl class="facts">
        {[...facts.values()].map(({ name, meaning }) => (
          <>
            <dt id={`assumption-${name}`}>{name}</dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}
