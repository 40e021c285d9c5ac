import type { CoverageRule } from '../../project/coverage/coverage.js'
import { counted, thousands } from '../../text/count.js'
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
import { IndexBody, lists } from './pages/index-page.js'
import { ruleFile, showsWholeBody } from './pages/line-link.js'
import { ListBody, ValuesBody, VerdictsBody } from './pages/list-page.js'
import { searchPath } from './pages/page-props.js'
import { isShown, queryFile } from './pages/queries.js'
import { RulePageBody } from './pages/rule-page.js'
import { dataScript, makeSearchData } from './search/make-search-data.js'
import { DATA_VARIABLE, VALUES_VARIABLE } from './search/search-data.js'

export interface SiteSettings {
  /** The version of sigmacast, for the footer. */
  readonly version: string
  /** The name of the site. Default: `sigmacast`. */
  readonly name?: string
  /** The rules whose coverage the site shows. Without them, it has no coverage page. */
  readonly coverage?: readonly CoverageRule[]
}

const INDEX = 'index.html'
const SCRIPTS = { search: 'assets/search.js', data: 'assets/rules.js', values: 'assets/values.js' } as const

/** Returns the texts of all files of a catalog by their paths. Equal models give equal bytes. */
export function makeSite(
  model: CatalogModel,
  { version, name = 'sigmacast', coverage }: SiteSettings,
): ReadonlyMap<string, string> {
  const { pages } = model
  const site: Site = {
    name,
    home: INDEX,
    places: [
      { title: 'Rules', path: INDEX },
      ...(coverage === undefined ? [] : [{ title: 'Coverage', path: coveragePaths.page }]),
    ],
    search: INDEX,
    feed: 'feed.xml',
    note: `Made by sigmacast ${version} from ${thousands(pages.length)} rules`,
    footer: [
      { title: 'JSON', path: 'index.json' },
      { title: 'Feed', path: 'feed.xml' },
    ],
  }
  const ordered = newestFirst(pages)
  const facets = countFacets(pages)
  const { data, values } = makeSearchData(model)
  const files = new Map(shellFiles)
  const addPage = (page: Page): void => void files.set(page.path, renderPage(site, { place: INDEX, ...page }))
  files.set(SCRIPTS.search, searchScript)
  files.set(SCRIPTS.data, dataScript(DATA_VARIABLE, data))
  files.set(SCRIPTS.values, dataScript(VALUES_VARIABLE, values))
  files.set('assets/rule.js', ruleScript)
  files.set('index.json', `${JSON.stringify({ version, columns: model.columns, rules: ordered.map(summaryOf) })}\n`)
  files.set('feed.xml', makeFeed(ordered, `${name} rules`))
  addPage({
    path: INDEX,
    title: 'Rules',
    description: 'Search detection rules by log source, technique, field, value and verdict.',
    body: <IndexBody model={model} ordered={ordered} facets={facets} changes={undefined} />,
    scripts: [SCRIPTS.data, SCRIPTS.search],
    hasOwnSearch: true,
  })
  for (const page of listPages(model, facets)) addPage(page)
  if (coverage !== undefined) {
    const { page, files: more } = coverageFiles({ rules: coverage, columns: model.columns, paths: searchPaths })
    addPage(page)
    for (const [path, text] of more) files.set(path, text)
  }
  const techniqueCounts = new Map(facets.techniques.map(({ value, count }) => [value, count]))
  for (const page of pages) {
    const path = `${page.path}.html`
    const props = { page, columns: model.columns, size: pages.length, link: (to: string) => linkFrom(path, to) }
    addPage({
      path,
      title: page.title,
      description: `A Sigma rule with its queries for ${counted(page.queries.length, 'target')}, each with a verdict.`,
      body: <RulePageBody {...props} techniqueCounts={techniqueCounts} />,
      scripts: ['assets/rule.js'],
    })
    files.set(`${page.path}.json`, `${JSON.stringify(page)}\n`)
    for (const query of page.queries)
      if (query.artifact !== null && !isShown(query)) files.set(queryFile(page, query), `${query.artifact}\n`)
    if (!showsWholeBody(page)) files.set(ruleFile(page), `${page.body.text}\n`)
  }
  return files
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
