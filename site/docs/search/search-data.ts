import { linkFrom } from '../../../src/site/shell/links.js'
import type { DocPage } from '../doc-page.js'

/** The path of the page that answers searches. */
export const searchPath = 'docs/search.html'

/** A section of a page as the search sees it. */
export interface SearchSection {
  readonly page: string
  readonly heading: string
  /** The address, relative to the search page. */
  readonly href: string
  readonly text: string
}

declare global {
  /** Set by the script with the data, which works from disk, where pages cannot read files. */
  var sigmacastDocs: readonly SearchSection[] | undefined
}

/** Lists the sections of all pages. */
export const searchSections = (pages: readonly DocPage[]): readonly SearchSection[] =>
  pages.flatMap(({ path, title, sections }) =>
    sections.map(({ heading, anchor, text }) => ({
      page: title,
      heading,
      href: linkFrom(searchPath, `${path}${anchor === '' ? '' : `#${anchor}`}`),
      text,
    })),
  )

/** Writes the script that gives the data to the search page. */
export const searchDataScript = (sections: readonly SearchSection[]): string =>
  `globalThis.sigmacastDocs=${JSON.stringify(sections).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`
