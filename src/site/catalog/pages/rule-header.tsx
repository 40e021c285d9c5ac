import type { VNode } from 'preact'
import { VerdictChip } from '../../shell/verdict.js'
import { logsourceText, techniquesOf } from '../model/rule-facts.js'
import type { QueryFacts } from '../model/rule-page.js'
import type { RulePageProps } from './page-props.js'
import { searchPath } from './search-path.js'

/** The first screen of a rule: what it is, and on which platforms it runs. */
export const RuleHeader = ({ page, link }: RulePageProps): VNode => (
  <>
    <nav class="crumb" aria-label="Breadcrumb">
      <a href={link('index.html')}>Rules</a> <span>/</span>{' '}
      {page.logsource?.product !== undefined && (
        <>
          <a href={link(searchPath(['product', page.logsource.product]))}>{page.logsource.product}</a> <span>
            /
          </span>{' '}
        </>
      )}
      <span>{fileName(page.body.file)}</span>
    </nav>
    <h1>{page.title}</h1>
    <Facts page={page} link={link} />
    {paragraphsOf(page.description ?? '').map((text) => (
      <p class="lede">{text}</p>
    ))}
    {page.notes.map((note) => (
      <p class="sub note">{note}</p>
    ))}
    {page.queries.length > 0 && <Strip queries={page.queries} />}
  </>
)

const fileName = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/i, '')

/** The paragraphs of a text. A line break inside of one is a space. */
const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '')

const Facts = ({ page, link }: Pick<RulePageProps, 'page' | 'link'>): VNode => (
  <ul class="plain meta">
    {page.kind !== 'detection' && (
      <li>
        <b>{page.kind === 'broken' ? 'has errors' : page.kind}</b>
      </li>
    )}
    {page.level !== null && (
      <li>
        Level <a href={link(searchPath(['level', page.level]))}>{page.level}</a>
      </li>
    )}
    {page.status !== null && (
      <li>
        Status <a href={link(searchPath(['status', page.status]))}>{page.status}</a>
      </li>
    )}
    {page.logsource !== null && logsourceText(page.logsource) !== '' && (
      <li>
        <a href={link(searchPath(['logsource', logsourceText(page.logsource)]))}>{logsourceText(page.logsource)}</a>
      </li>
    )}
    {techniquesOf(page).map(({ id, name }) => (
      <li>
        <a href={link(searchPath(['technique', id]))}>
          {id} {name}
        </a>
      </li>
    ))}
    {(page.modified ?? page.date) !== null && (
      <li>
        {page.modified === null ? 'Created' : 'Modified'} <time>{page.modified ?? page.date}</time>
      </li>
    )}
  </ul>
)

const Strip = ({ queries }: { readonly queries: readonly QueryFacts[] }): VNode => (
  <ul class="plain strip" aria-label="Verdict by target">
    {queries.map((query) => (
      <li>
        <a href={`#query-${query.column}`}>
          {query.title} <VerdictChip verdict={query.verdict} /> <small>{stripWords(query)}</small>
        </a>
      </li>
    ))}
  </ul>
)

function stripWords({ verdict, assumptions, losses, findings, approximations }: QueryFacts): string {
  if (verdict === 'none') return findings[0]?.code ?? 'not in this output'
  if (verdict === 'wider') return `${losses.length} ${losses.length === 1 ? 'part' : 'parts'} not checked`
  if (verdict === 'approximate') return approximations.map(({ name }) => name).join(', ')
  return assumptions.length === 0 ? 'no assumption' : `assumes ${assumptions.map(({ name }) => name).join(', ')}`
}
