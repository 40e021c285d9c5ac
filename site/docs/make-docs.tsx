import { defaultPolicy, renderPage } from '../../src/site/shell/render-page.js'
import { docsSite } from '../site.js'
import type { DocPage } from './doc-page.js'
import { DocsBody } from './docs-page.js'
import type { LinkSettings } from './links.js'
import { type Navigation, navigationOf } from './navigation.js'
import { renderMarkdown } from './render-markdown.js'
import { SearchBody } from './search/search-body.js'
import { searchDataScript, searchPath, searchSections } from './search/search-data.js'
import type { SourcePage } from './source-page.js'

/** The paths of the files that pages of the documentation use, which the build writes. */
export const docsPaths = {
  style: 'docs/docs.css',
  search: 'docs/search.js',
  searchData: 'docs/search-data.js',
  embed: 'playground/embed.js',
} as const

/** The documentation as pages and the order of the pages. */
export interface Docs {
  readonly pages: readonly DocPage[]
  readonly navigation: Navigation
}

/** Renders the Markdown files of the repository. */
export async function makeDocs(files: readonly SourcePage[], settings: LinkSettings): Promise<Docs> {
  const pages = await Promise.all(files.map((file) => renderMarkdown(file, settings)))
  return { pages, navigation: navigationOf(pages) }
}

/** Returns the files of the documentation by their paths in the site. */
export function docsFiles({ pages, navigation }: Docs): ReadonlyMap<string, string> {
  return new Map([
    ...pages.map((page) => [page.path, pageHtml(page, navigation)] as const),
    [searchPath, searchHtml()],
    [docsPaths.searchData, searchDataScript(searchSections(pages))],
  ])
}

const pageHtml = (page: DocPage, navigation: Navigation): string =>
  renderPage(docsSite, {
    path: page.path,
    title: page.title,
    description: page.description,
    place: docsSite.home,
    styles: [docsPaths.style],
    ...(page.hasPlayground ? { scripts: [docsPaths.embed], policy: `${defaultPolicy}; frame-src 'self' file:` } : {}),
    body: <DocsBody page={page} navigation={navigation} />,
  })

const searchHtml = (): string =>
  renderPage(docsSite, {
    path: searchPath,
    title: 'Search',
    description: 'Search the documentation of sigmacast.',
    place: docsSite.home,
    hasOwnSearch: true,
    styles: [docsPaths.style],
    scripts: [docsPaths.searchData, docsPaths.search],
    body: <SearchBody />,
  })
