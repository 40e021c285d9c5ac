import type { VNode } from 'preact'
import { linkFrom } from './links.js'
import type { Page, Site } from './site.js'

interface FrameProps {
  readonly site: Site
  readonly page: Page
}

/** The header of every page: name, places, search and the button for the colour theme. */
export const Header = ({ site, page }: FrameProps): VNode => (
  <header class="top">
    <a class="brand" href={linkFrom(page.path, site.home)}>
      {site.name}
    </a>
    <nav aria-label="Site">
      {site.places.map(({ title, path }) => (
        <a href={linkFrom(page.path, path)} aria-current={path === page.place ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
    {site.search !== undefined && page.hasOwnSearch !== true && (
      <search class="find">
        <form action={linkFrom(page.path, site.search)}>
          <input type="search" name="q" {...searchLabels(site)} />
          <span class="key" aria-hidden="true">
            /
          </span>
        </form>
      </search>
    )}
    <button class="theme" type="button" hidden>
      Auto
    </button>
  </header>
)

const searchLabels = ({ searchLabel = 'Search rules' }: Site) => ({
  'aria-label': searchLabel,
  placeholder: searchLabel,
})

/** The footer of every page. A page that fills the window has none. */
export const Footer = ({ site, page }: FrameProps): VNode | null =>
  page.className === 'app' ? null : (
    <footer class="foot">
      <span>{site.note}</span>
      {site.footer.map(({ title, path }) => (
        <a href={/^https?:/.test(path) ? path : linkFrom(page.path, path)}>{title}</a>
      ))}
    </footer>
  )
