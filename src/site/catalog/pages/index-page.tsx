import type { VNode } from 'preact'
import { counted, thousands } from '../../../text/count.js'
import { VerdictLegend, VerdictShape } from '../../shell/verdict.js'
import { type FacetCount, type Facets, verdictCount } from '../model/counts.js'
import type { CatalogModel } from '../model/make-catalog-model.js'
import type { RulePage } from '../model/rule-page.js'
import { ROWS } from '../search/search-data.js'
import { RuleTable } from './rule-row.js'
import { VerdictTable } from './verdict-table.js'

export interface IndexProps {
  readonly model: CatalogModel
  /** The newest first. */
  readonly ordered: readonly RulePage[]
  readonly facets: Facets
  /** Path of the page with the changes; undefined if there is none. */
  readonly changes: string | undefined
}

/** The page with all rules: search, facets and the newest rules. */
export const IndexBody = ({ model, ordered, facets, changes }: IndexProps): VNode => (
  <>
    <div class="head">
      <h1>{counted(model.pages.length, 'rule')}</h1>
      {changes !== undefined && (
        <a class="btn" href={changes}>
          Changes
        </a>
      )}
    </div>
    <SearchForm example={model.columns[0]?.name ?? 'status'} />
    <BrowseLinks />
    <div class="index">
      <details class="ff">
        <summary>Filters</summary>
        <FacetForm model={model} facets={facets} />
      </details>
      <Results model={model} shown={ordered.slice(0, ROWS)} />
    </div>
  </>
)

/** The search field with a hint, whose example names a column. */
const SearchForm = ({ example }: { readonly example: string }): VNode => (
  <>
    <search>
      <form class="big" id="search">
        <input
          type="search"
          id="q"
          name="q"
          aria-label="Search rules"
          aria-describedby="hint"
          placeholder="Title, id, field, value, technique or author"
          autocomplete="off"
        />
      </form>
    </search>
    <p class="sub" id="hint">
      Narrow with <code>technique:T1059</code>, <code>level:high</code> or <code>{example}:exact</code>. The address
      keeps your search. <noscript>Without scripts, use the lists below and the search of your browser.</noscript>
    </p>
  </>
)

interface ResultsProps {
  readonly model: CatalogModel
  readonly shown: readonly RulePage[]
}

const Results = ({ model: { columns, pages }, shown }: ResultsProps): VNode => (
  <section aria-label="Results">
    <div class="bars">
      <p role="status" id="count">
        {pages.length > shown.length ? `Newest ${shown.length} of ` : ''}
        {counted(pages.length, 'rule')}
      </p>
      <ul class="plain row" id="chosen" />
      <button type="button" id="clear" hidden>
        Clear filters
      </button>
      <label class="sub push">
        Sort{' '}
        <select id="sort" disabled>
          <option>newest</option>
          <option>title</option>
          <option>level</option>
        </select>
      </label>
    </div>
    <VerdictLegend />
    <RuleTable pages={shown} columns={columns} />
    <div id="empty" class="empty" hidden>
      <h2>No rule matches</h2>
      <p class="sub">
        Remove a filter, or search for a field or a value. Search finds names of fields as well as their values.
      </p>
    </div>
    <div class="bars more" id="more" hidden>
      <button type="button">Show {ROWS} more</button> <span class="dim" />
    </div>
  </section>
)

/** The pages that list all values of a facet. */
export const lists = {
  logsources: { path: 'by/logsources.html', title: 'Log sources', parameter: 'logsource' },
  techniques: { path: 'by/techniques.html', title: 'Techniques', parameter: 'technique' },
  fields: { path: 'by/fields.html', title: 'Fields', parameter: 'field' },
  values: { path: 'by/values.html', title: 'Values', parameter: 'value' },
  authors: { path: 'by/authors.html', title: 'Authors', parameter: 'author' },
  verdicts: { path: 'by/verdicts.html', title: 'Verdicts', parameter: 'verdict' },
} as const

const BrowseLinks = (): VNode => (
  <p class="sub browse">
    Browse by{' '}
    {Object.values(lists).map(({ path, title }, index) => (
      <>
        {index > 0 && ', '}
        <a href={path}>{title.toLowerCase()}</a>
      </>
    ))}
  </p>
)

/** The values of each facet that the form offers; the lists have all. */
const SHOWN = { products: 8, tactics: 15, fields: 6 } as const

const FacetForm = ({ model, facets }: { readonly model: CatalogModel; readonly facets: Facets }): VNode => (
  <form class="facets" id="facets" aria-label="Filters">
    <Facet title="Product" name="product" counts={facets.products} shown={SHOWN.products} more={lists.logsources} />
    {model.columns.length > 0 && <VerdictMatrix model={model} />}
    <Facet title="Level" name="level" counts={facets.levels} />
    <Facet title="Tactic" name="tactic" counts={facets.tactics} shown={SHOWN.tactics} more={lists.techniques} />
    <Facet title="Status" name="status" counts={facets.statuses} />
    <Facet title="Field" name="field" counts={facets.fields} shown={SHOWN.fields} more={lists.fields} />
  </form>
)

interface FacetProps {
  readonly title: string
  readonly name: string
  readonly counts: readonly FacetCount[]
  readonly shown?: number
  readonly more?: { readonly path: string }
}

const Facet = ({ title, name, counts, shown = counts.length, more }: FacetProps): VNode | null =>
  counts.length === 0 ? null : (
    <fieldset>
      <legend>{title}</legend>
      {counts.slice(0, shown).map(({ value, label, count }) => (
        <label>
          <input type="checkbox" name={name} value={value} />
          {label}
          <span>{thousands(count)}</span>
        </label>
      ))}
      {counts.length > shown && more !== undefined && <a href={more.path}>{counts.length - shown} more</a>}
    </fieldset>
  )

const VerdictMatrix = ({ model: { columns, pages } }: { readonly model: CatalogModel }): VNode => (
  <section aria-labelledby="vf">
    <h2 id="vf">Verdict by target</h2>
    <VerdictTable
      columns={columns}
      corner={<td />}
      head={(verdict) => <VerdictShape verdict={verdict} />}
      name={({ name }) => name}
      cell={({ name, title }, verdict) => (
        <VerdictButton
          count={verdictCount(pages, name, verdict)}
          value={`${name}:${verdict}`}
          label={`${title} ${verdict}`}
        />
      )}
    />
  </section>
)

interface VerdictButtonProps {
  readonly count: number
  /** The verdict and its column, as in addresses. */
  readonly value: string
  readonly label: string
}

const VerdictButton = ({ count, value, label }: VerdictButtonProps): VNode =>
  count === 0 ? (
    <div class="n z">0</div>
  ) : (
    <button type="button" aria-pressed="false" data-verdict={value} aria-label={`${counted(count, 'rule')}, ${label}`}>
      {thousands(count)}
    </button>
  )
