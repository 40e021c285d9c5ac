import type { VNode } from 'preact'
import { thousands } from '../../../text/count.js'
import { type QueryPiece, queryLines } from '../../query/query-lines.js'
import { MarkedText } from '../../shell/marked-text.js'
import { VerdictChip } from '../../shell/verdict.js'
import type { LossFacts, NamedFact, QueryFacts, RulePage } from '../model/rule-page.js'
import { MAX_LOSSES, MAX_QUERY_LENGTH } from '../page-limits.js'
import { CopyButton, Segments } from './code.js'
import { LineLink } from './line-link.js'
import type { RulePageProps } from './page-props.js'
import type { Segment } from './segments.js'

/** The queries of a rule, one after the other. */
export const QueriesSection = ({ page, link }: RulePageProps): VNode | null =>
  page.queries.length === 0 ? null : (
    <section id="queries">
      <h2>Queries</h2>
      <p class="sub">
        Line breaks are for reading; Copy gives the exact text. Point at a condition to see it in the rule and in every
        query.
      </p>
      {page.queries.map((query) => (
        <Query query={query} page={page} link={link} />
      ))}
    </section>
  )

interface QueryProps {
  readonly query: QueryFacts
  readonly page: RulePage
}

const Query = ({ query, page, link }: QueryProps & Pick<RulePageProps, 'link'>): VNode => {
  const { column, title, verdict, artifact, approximations, assumptions } = query
  const id = `query-${column}`
  return (
    <article class="q" id={id}>
      <div class="bar">
        <h3>{title}</h3>
        <VerdictChip verdict={verdict} />
        {artifact !== null && <span class="sub">{assumptionWords(assumptions)}</span>}
        {isShown(query) && (
          <span class="acts">
            {query.format !== 'query' && <span class="sub">{query.format}</span>}
            <CopyButton from={`${id}-text`} label={`Copy the ${title} query`} />
          </span>
        )}
      </div>
      {isShown(query) && <QueryText query={query} text={artifact ?? ''} id={`${id}-text`} />}
      {artifact !== null && !isShown(query) && (
        <p class="sub">
          The query has {thousands(artifact.length)} characters:{' '}
          <a href={link(queryFile(page, query))}>open it as a text file</a>.
        </p>
      )}
      <Facts title="Approximations" facts={approximations} />
      <NotChecked query={query} page={page} />
      <Problems query={query} page={page} />
    </article>
  )
}

/** True if a page shows the text of a query; false if the text is too long, or if there is none. */
export const isShown = ({ artifact }: QueryFacts): boolean => artifact !== null && artifact.length <= MAX_QUERY_LENGTH

/** Path of the file with a query that is too long for its page. */
export const queryFile = ({ path }: RulePage, { column }: QueryFacts): string => `${path}.${column}.txt`

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
        ? queryLines(text, query.marks).map(({ pieces, isInner }) => (
            <span class={isInner ? 'l i' : 'l'}>
              <Segments segments={pieces.map(segmentOf)} />
            </span>
          ))
        : text}
    </code>
  </pre>
)

/** Every piece of a query has an element, because lines break only inside of them. */
const LOOKS = { value: ['s'], operator: ['o'], plain: ['t'] } as const

const segmentOf = ({ text, look, numbers }: QueryPiece): Segment => ({ text, classes: LOOKS[look], numbers })

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

const NotChecked = ({ query: { losses, residual, verdict }, page }: QueryProps): VNode | null =>
  verdict !== 'wider' ? null : (
    <div class="rest">
      <h4>Not checked by this query</h4>
      <ul>
        {byReason(losses).map((group) => (
          <LossGroup losses={group} page={page} />
        ))}
      </ul>
      {residual !== null && losses.length !== 1 && residual.length <= MAX_QUERY_LENGTH && (
        <details>
          <summary>What is left to check</summary>
          <pre class="code" tabindex={0} role="group" aria-label="Condition that is left to check">
            <code>{residual}</code>
          </pre>
        </details>
      )}
    </div>
  )

type LossGroupFacts = readonly [LossFacts, ...LossFacts[]]

/** Groups losses with one reason and effect, in the order of the rule. */
function byReason(losses: readonly LossFacts[]): readonly LossGroupFacts[] {
  const groups = new Map<string, [LossFacts, ...LossFacts[]]>()
  for (const loss of losses) {
    const key = `${loss.effect} ${loss.because}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [loss])
    else group.push(loss)
  }
  return [...groups.values()]
}

const LossGroup = ({ losses, page }: Pick<QueryProps, 'page'> & { readonly losses: LossGroupFacts }): VNode => (
  <li>
    {losses.slice(0, MAX_LOSSES).map(({ text, line, number }) => (
      <div>
        <code>
          <span class={number === null ? undefined : 'p'} data-p={number ?? undefined}>
            {text}
          </span>
        </code>
        {line !== null && (
          <>
            {' '}
            <LineLink page={page} line={line} />
          </>
        )}
      </div>
    ))}
    <span class="sub">
      {losses.length > MAX_LOSSES && `and ${losses.length - MAX_LOSSES} more: `}
      {losses[0].effect === 'widened' && 'searched more widely: '}
      <MarkedText text={losses[0].because} />
    </span>
  </li>
)

/** The reasons why there is no query, or remarks about one. */
const Problems = ({ query: { artifact, findings }, page }: QueryProps): VNode | null =>
  artifact === null && findings.length === 0 ? (
    <p class="sub">This output does not contain the rule.</p>
  ) : findings.length === 0 ? null : (
    <ul class="plain">
      {findings.map(({ code, message, help, line }) => (
        <li class="with">
          <MarkedText text={message} /> (<LineLink page={page} line={line} />, <code>{code}</code>)
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
