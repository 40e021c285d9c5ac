import type { ComponentChildren } from 'preact'

/** An entry of the navigation in the header. */
export interface Place {
  readonly title: string
  /** Path of its page in the site, such as `coverage/index.html`. */
  readonly path: string
}

/** A link in the footer. */
export interface FooterLink {
  readonly title: string
  /** A path in the site, or an `https:` address. */
  readonly path: string
}

/** The parts that all pages of a site share. */
export interface Site {
  /** The name in the header and in window titles. */
  readonly name: string
  /** Path of the page that the name in the header links to. */
  readonly home: string
  readonly places: readonly Place[]
  /** Path of the page that answers the search field of the header. Without it, there is no search field. */
  readonly search?: string
  /** The label of the search field. Default: `Search rules`. */
  readonly searchLabel?: string
  /** Path of the feed. Absent if the site has none. */
  readonly feed?: string
  /** A sentence at the start of the footer. */
  readonly note: string
  readonly footer: readonly FooterLink[]
}

/** One page. All paths are in the site, with `/` and without a `/` at the start. */
export interface Page {
  readonly path: string
  /** The title, without the name of the site. */
  readonly title: string
  /** One sentence for search engines and previews. */
  readonly description: string
  /** Path of the place in the header that the page belongs to. */
  readonly place?: string
  readonly body: ComponentChildren
  /** Paths of further scripts, in the order in which they run, after the script of the shell. */
  readonly scripts?: readonly string[]
  /** Paths of scripts that are modules. Browsers do not load them from disk. */
  readonly modules?: readonly string[]
  /** Paths of further style sheets. */
  readonly styles?: readonly string[]
  /** Classes of `body`: `app` for a page that fills the window. */
  readonly className?: string
  /** True on a page with a search field of its own, which replaces the one in the header. */
  readonly hasOwnSearch?: boolean
  /** The content security policy. Default: scripts, styles and images of the site only. */
  readonly policy?: string
}
