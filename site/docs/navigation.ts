import type { DocPage } from './doc-page.js'

/** A part of the navigation, as a heading of docs/README.md has it. */
export interface NavigationPart {
  readonly title: string
  readonly pages: readonly DocPage[]
}

/** The order of all pages. */
export interface Navigation {
  readonly parts: readonly NavigationPart[]
  /** Every page once: the order of “previous” and “next”. */
  readonly order: readonly DocPage[]
  /** The page above a page that the parts do not list, such as `findings` above each finding. */
  readonly parentOf: (page: DocPage) => DocPage | undefined
}

/**
 * Arranges the pages as docs/README.md links to them, below its headings. A page that it does not link to comes after the
 * first page that links to it. Throws if there is none, because readers could not find the page.
 */
export function navigationOf(pages: readonly DocPage[]): Navigation {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const contents = byPath.get('docs/contents.html')
  const start = byPath.get('docs/index.html')
  if (contents === undefined || start === undefined) throw new Error('no README.md or docs/README.md')
  const placed = new Set<DocPage>([start, contents])
  const parts = partsOf(contents, byPath, placed)
  const parents = new Map<DocPage, DocPage>()
  const order: DocPage[] = []
  const add = (page: DocPage): void => {
    order.push(page)
    for (const { path } of page.links) {
      const linked = byPath.get(path)
      if (linked === undefined || placed.has(linked)) continue
      placed.add(linked)
      parents.set(linked, page)
      add(linked)
    }
  }
  for (const page of [start, contents, ...parts.flatMap((part) => part.pages)]) add(page)
  const lost = pages.filter((page) => !placed.has(page))
  if (lost.length > 0) throw new Error(`no page links to ${lost.map(({ file }) => file).join(', ')}`)
  return { parts, order, parentOf: (page) => parents.get(page) }
}

/** Finds the pages that each part links to. A page belongs to the first part that names it. */
function partsOf(
  contents: DocPage,
  byPath: ReadonlyMap<string, DocPage>,
  placed: Set<DocPage>,
): readonly NavigationPart[] {
  return contents.headings
    .filter(({ level }) => level === 2)
    .map(({ text, anchor }) => {
      const pages: DocPage[] = []
      for (const { path } of contents.links.filter((link) => link.section === anchor)) {
        const page = byPath.get(path)
        if (page === undefined || placed.has(page)) continue
        placed.add(page)
        pages.push(page)
      }
      return { title: text, pages }
    })
}
