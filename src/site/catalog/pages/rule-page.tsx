import type { ComponentChildren, VNode } from 'preact'
import { AttackSection } from './attack.js'
import { CorrelationSection } from './correlation.js'
import { CustomSection } from './custom.js'
import { DeploySection } from './deploy.js'
import { EventsSection } from './events.js'
import { IndicatorsSection } from './indicators.js'
import type { RulePageProps } from './page-props.js'
import { AssumptionsSection, QueriesSection } from './queries.js'
import { ReferencesSection } from './references.js'
import { RelatedSection } from './related.js'
import { RuleBodySection } from './rule-body.js'
import { RuleHeader } from './rule-header.js'
import { searchPath } from './search-path.js'
import { StagesSection } from './stages.js'

export interface RulePageBodyProps extends RulePageProps {
  /** The number of rules of each technique. */
  readonly techniqueCounts: ReadonlyMap<string, number>
}

/** The page of a rule. The order is that of the work: read, judge, edit, copy, verify. */
export const RulePageBody = (props: RulePageBodyProps): VNode => (
  <>
    <RuleHeader {...props} />
    <div class="cols">
      <div>
        <DeploySection {...props} />
        <RuleBodySection {...props} />
        <AttackSection {...props} />
        <QueriesSection {...props} />
        <AssumptionsSection {...props} />
        <CorrelationSection {...props} />
        <StagesSection {...props} />
        <IndicatorsSection {...props} />
        <EventsSection {...props} />
        <CustomSection {...props} />
        <RelatedSection {...props} />
        <ReferencesSection {...props} />
      </div>
      <Side {...props} />
    </div>
  </>
)

/** The sections of a page that exist, for its table of contents. */
const contentsOf = ({ page }: RulePageBodyProps): readonly (readonly [id: string, title: string])[] => {
  const { falsepositives, logsource, attack, queries, correlation, stages, indicators, events, custom, references } =
    page
  const hasCustom = Object.keys(custom).some((key) => key !== 'sigmacast')
  const sections: readonly (readonly [boolean, string, string])[] = [
    [falsepositives.length > 0 || logsource?.definition !== undefined, 'deploy', 'Before you deploy'],
    [true, 'body', 'Rule body'],
    [attack.length > 0, 'attack', 'MITRE ATT&CK coverage'],
    [queries.length > 0, 'queries', 'Queries'],
    [queries.some(({ assumptions }) => assumptions.length > 0), 'assumptions', 'Assumptions'],
    [correlation !== null, 'correlation', 'Correlation'],
    [stages !== null, 'stages', 'Stages and Predicates'],
    [indicators.length > 0, 'indicators', 'Indicators'],
    [events.length > 0, 'events', 'Events'],
    [hasCustom, 'more', 'More from the author'],
    [true, 'related', 'Related rules and tests'],
    [references.length > 0, 'references', 'References'],
  ]
  return sections.flatMap(([exists, id, title]) => (exists ? [[id, title] as const] : []))
}

const Side = (props: RulePageBodyProps): VNode => (
  <aside class="side" aria-label="Contents and facts">
    <nav aria-labelledby="toc">
      <h2 id="toc">On this page</h2>
      <ul class="plain">
        {contentsOf(props).map(([id, title]) => (
          <li>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
    <SideFacts {...props} />
  </aside>
)

const SideFacts = ({ page, link }: RulePageBodyProps): VNode => (
  <dl>
    <Fact name="Id" value={page.id && <code>{page.id}</code>} />
    <Fact name="Author" value={page.authors.length === 0 ? null : <Authors page={page} link={link} />} />
    <Fact name="Created" value={page.date} />
    <Fact name="Modified" value={page.modified} />
    <Fact name="License" value={page.license} />
    <Fact name="Show" value={page.fields.length === 0 ? null : page.fields.map((field) => <Line code={field} />)} />
    <Fact name="Data" value={<a href={link(`${page.path}.json`)}>JSON</a>} />
  </dl>
)

const Authors = ({ page, link }: Pick<RulePageBodyProps, 'page' | 'link'>): VNode => (
  <>
    {page.authors.map((author, index) => (
      <>
        {index > 0 && ', '}
        <a href={link(searchPath(['author', author]))}>{author}</a>
      </>
    ))}
  </>
)

const Line = ({ code }: { readonly code: string }): VNode => (
  <div>
    <code>{code}</code>
  </div>
)

/** A fact in a list of facts; none without a value. */
const Fact = ({ name, value }: { readonly name: string; readonly value: ComponentChildren }): VNode | null =>
  value === null ? null : (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
