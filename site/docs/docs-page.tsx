import type { VNode } from 'preact'
import { linkFrom } from '../../src/site/shell/links.js'
import type { DocPage, Heading } from './doc-page.js'
import type { Navigation } from './navigation.js'

interface DocsProps {
  readonly page: DocPage
  readonly navigation: Navigation
}

/** A page of the documentation: navigation, content, its headings, and the pages before and after it. */
export const DocsBody = ({ page, navigation }: DocsProps): VNode => (
  <div class="docs">
    <article class="prose">
      <Crumb page={page} navigation={navigation} />
      <h1>{page.title}</h1>
      <div dangerouslySetInnerHTML={{ __html: page.html }} />
      <Neighbours page={page} navigation={navigation} />
    </article>
    <OnThisPage headings={page.headings} />
    <AllPages page={page} navigation={navigation} />
  </div>
)

/** The way to pages that the navigation does not list, and on narrow screens the way to the navigation. */
const Crumb = ({ page, navigation }: DocsProps): VNode => {
  const parent = navigation.parentOf(page)
  return (
    <p class="crumb sub">
      {parent !== undefined && (
        <a href={linkFrom(page.path, parent.path)} class="up">
          {parent.title}
        </a>
      )}
      <a href="#pages" class="to-pages">
        All pages
      </a>
    </p>
  )
}

const AllPages = ({ page, navigation }: DocsProps): VNode => {
  const current = new Set([page, navigation.parentOf(page)])
  return (
    <nav class="pages" id="pages" aria-label="Documentation">
      {navigation.parts.map(({ title, pages }) => (
        <>
          <h2>{title}</h2>
          <ul class="plain">
            {pages.map((other) => (
              <li>
                <a
                  href={linkFrom(page.path, other.path)}
                  aria-current={other === page ? 'page' : current.has(other) ? 'true' : undefined}
                >
                  {other.title}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  )
}

/** The headings of the second and third level. A page with fewer than two has no list. */
const OnThisPage = ({ headings }: { readonly headings: readonly Heading[] }): VNode => {
  const shown = headings.filter(({ level }) => level <= 3)
  const isLong = shown.length > MAX_HEADINGS
  const listed = isLong ? shown.filter(({ level }) => level === 2) : shown
  return (
    <>
      {listed.length > 1 && (
        <nav class="contents" aria-labelledby="contents-title">
          <h2 id="contents-title">On this page</h2>
          <ul class="plain">
            {listed.map(({ level, anchor, text }) => (
              <li class={`level-${level}`}>
                <a href={`#${anchor}`}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

/** A longer list shows only headings of the second level. */
const MAX_HEADINGS = 40

const Neighbours = ({ page, navigation: { order } }: DocsProps): VNode => {
  const at = order.indexOf(page)
  const [before, after] = [order[at - 1], order[at + 1]]
  return (
    <nav class="neighbours" aria-label="Previous and next page">
      {before !== undefined && (
        <a href={linkFrom(page.path, before.path)} rel="prev">
          <span class="dim">Previous</span> {before.title}
        </a>
      )}
      {after !== undefined && (
        <a href={linkFrom(page.path, after.path)} rel="next">
          <span class="dim">Next</span> {after.title}
        </a>
      )}
    </nav>
  )
}
