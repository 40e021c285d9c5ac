import type { CoverageRule } from '../../project/coverage/coverage.js'
import { counted } from '../../text/count.js'
import { coverageFiles, coveragePaths } from '../coverage/coverage-files.js'
import { ruleScript, searchScript } from '../shell/assets.generated.js'
import { linkFrom } from '../shell/links.js'
import { renderPage } from '../shell/render-page.js'
import { shellFiles } from '../shell/shell-files.js'
import type { Page, Site } from '../shell/site.js'
import { makeFeed } from './feed.js'
import { commonValues, countFacets, type FacetCount, type Facets } from './model/counts.js'
import type { CatalogModel } from './model/make-catalog-model.js'
import { newestFirst } from './model/rule-facts.js'
import type { RulePage } from './model/rule-page.js'
import { type CatalogChanges, ChangesBody } from './pages/changes-page.js'
import { IndexBody, lists } from './pages/index-page.js'
import { ruleFile, showsWholeBody } from './pages/line-link.js'
import { ListBody, ValuesBody, VerdictsBody } from './pages/list-page.js'
import { isShown, queryFile } from './pages/queries.js'
import { RulePageBody } from './pages/rule-page.js'
import { searchPath } from './pages/search-path.js'
import { dataScript, makeSearchData } from './search/make-search-data.js'
import { DATA_VARIABLE, VALUES_VARIABLE } from './search/search-data.js'

export interface SiteSettings {
  /** The version of sigmacast, for the footer. */
  readonly version: string
  /** The name of the site. Default: `sigmacast`. */
  readonly name?: string
  /** The rules whose coverage the site shows. Without them, it has no coverage page. */
  readonly coverage?: readonly CoverageRule[]
  /** The changes since a revision. Without them, the site has no page about them. */
  readonly changes?: CatalogChanges | undefined
}

const INDEX = 'index.html'
const CHANGES = 'changes.html'
const SCRIPTS = {
  search: 'assets/search.js',
  data: 'assets/rules.js',
  values: 'assets/values.js',
  rule: 'assets/rule.js',
} as const

/** Returns the texts of all files of a catalog by their paths. Equal models give equal bytes. */
export function makeSite(model: CatalogModel, settings: SiteSettings): ReadonlyMap<string, string> {
  const { name = NAME, version, coverage, changes } = settings
  const site = siteOf(model, settings)
  const ordered = newestFirst(model.pages)
  const facets = countFacets(model.pages)
  const covered =
    coverage === undefined ? undefined : coverageFiles({ rules: coverage, columns: model.columns, paths: searchPaths })
  const pages: readonly Page[] = [
    indexPage(model, ordered, facets, changes !== undefined),
    ...listPages(model, facets),
    ...(changes === undefined ? [] : [changesPage(changes)]),
    ...(covered === undefined ? [] : [covered.page]),
    ...rulePages(model, facets),
  ]
  return new Map([
    ...shellFiles,
    ...searchFiles(model),
    ...pages.map((page) => [page.path, renderPage(site, { place: INDEX, ...page })] as const),
    ['index.json', json({ version, columns: model.columns, rules: ordered.map(summaryOf) })],
    ['feed.xml', makeFeed(ordered, `${name} rules`)],
    ...(changes === undefined ? [] : [['changes.json', json(changes)] as const]),
    ...(covered?.files ?? []),
    ...model.pages.flatMap(filesBeside),
  ])
}

const NAME = 'sigmacast'

const json = (value: unknown): string => `${JSON.stringify(value)}\n`

const siteOf = ({ pages }: CatalogModel, { version, name = NAME, coverage }: SiteSettings): Site => ({
  name,
  home: INDEX,
  places: [
    { title: 'Rules', path: INDEX },
    ...(coverage === undefined ? [] : [{ title: 'Coverage', path: coveragePaths.page }]),
  ],
  search: INDEX,
  feed: 'feed.xml',
  note: `Made by sigmacast ${version} from ${counted(pages.length, 'rule')}`,
  footer: [
    { title: 'JSON', path: 'index.json' },
    { title: 'Feed', path: 'feed.xml' },
  ],
})

/** The scripts of the search and of the pages of rules. */
function searchFiles(model: CatalogModel): readonly (readonly [path: string, text: string])[] {
  const { data, values } = makeSearchData(model)
  return [
    [SCRIPTS.search, searchScript],
    [SCRIPTS.data, dataScript(DATA_VARIABLE, data)],
    [SCRIPTS.values, dataScript(VALUES_VARIABLE, values)],
    [SCRIPTS.rule, ruleScript],
  ]
}

const indexPage = (model: CatalogModel, ordered: readonly RulePage[], facets: Facets, hasChanges: boolean): Page => ({
  path: INDEX,
  title: 'Rules',
  description: 'Search detection rules by log source, technique, field, value and verdict.',
  body: <IndexBody model={model} ordered={ordered} facets={facets} changes={hasChanges ? CHANGES : undefined} />,
  scripts: [SCRIPTS.data, SCRIPTS.search],
  hasOwnSearch: true,
})

function changesPage(changes: CatalogChanges): Page {
  const title = `Changes since ${changes.against}`
  return {
    path: CHANGES,
    title,
    description: `${title}: rules and their queries.`,
    body: <ChangesBody changes={changes} />,
  }
}

function rulePages({ pages, columns }: CatalogModel, facets: Facets): readonly Page[] {
  const techniqueCounts = new Map(facets.techniques.map(({ value, count }) => [value, count]))
  return pages.map((page) => {
    const path = `${page.path}.html`
    const props = { page, columns, size: pages.length, link: (to: string) => linkFrom(path, to) }
    return {
      path,
      title: page.title,
      description: `A Sigma rule with its queries for ${counted(page.queries.length, 'target')}, each with a verdict.`,
      body: <RulePageBody {...props} techniqueCounts={techniqueCounts} />,
      scripts: [SCRIPTS.rule],
    }
  })
}

/** The data of a rule, and its texts that are too long for its page. */
function filesBeside(page: RulePage): readonly (readonly [path: string, text: string])[] {
  const long = page.queries.filter((query) => query.artifact !== null && !isShown(query))
  return [
    [`${page.path}.json`, json(page)],
    ...long.map((query) => [queryFile(page, query), `${query.artifact}\n`] as const),
    ...(showsWholeBody(page) ? [] : [[ruleFile(page), `${page.body.text}\n`] as const]),
  ]
}

const searchPaths = {
  techniques: (ids: readonly string[]) => searchPath(...ids.map((id) => ['technique', id] as const)),
  product: (name: string) => searchPath(['product', name]),
}

/** The pages that list the values of a facet. */
function listPages(model: CatalogModel, facets: Facets): readonly Page[] {
  const listPage = (list: (typeof lists)[keyof typeof lists], counts: readonly FacetCount[]): Page => ({
    ...list,
    description: `${list.title} of the rules, with the number of rules.`,
    body: <ListBody title={list.title} parameter={list.parameter} counts={counts} />,
  })
  return [
    listPage(lists.logsources, facets.logsources),
    listPage(lists.techniques, facets.techniques),
    listPage(lists.fields, facets.fields),
    listPage(lists.authors, facets.authors),
    {
      ...lists.values,
      description: 'Values that several rules look for.',
      body: <ValuesBody values={commonValues(model)} />,
    },
    { ...lists.verdicts, description: 'Verdicts by target.', body: <VerdictsBody {...model} /> },
  ]
}

/** A rule in the list of all rules. */
const summaryOf = ({ path, title, id, level, status, logsource, tags, modified, date, queries }: RulePage) => ({
  path,
  title,
  id,
  level,
  status,
  logsource,
  tags,
  date,
  modified,
  verdicts: Object.fromEntries(queries.map(({ column, verdict }) => [column, verdict])),
})
