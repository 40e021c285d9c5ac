/** A Markdown file as a page of the site. */
export interface DocPage {
  /** The path of the file in the repository. */
  readonly file: string
  /** The path in the site. */
  readonly path: string
  readonly title: string
  /** The first sentence of the page. */
  readonly description: string
  /** The content without the title. */
  readonly html: string
  /** The headings below the title, in order. */
  readonly headings: readonly Heading[]
  /** The texts of the page for the search, one for each heading. */
  readonly sections: readonly Section[]
  /** The links to pages of the site, in order. */
  readonly links: readonly SiteLink[]
  /** True if the page contains a playground. */
  readonly hasPlayground: boolean
}

export interface Heading {
  /** From 2. */
  readonly level: number
  readonly anchor: string
  readonly text: string
}

/** A heading with the text up to the next one. The first has the title of the page and no anchor. */
export interface Section {
  readonly heading: string
  readonly anchor: string
  readonly text: string
}

export interface SiteLink {
  readonly text: string
  /** The path of the page in the site. */
  readonly path: string
  /** Empty for the beginning of the page. */
  readonly anchor: string
  /** The anchor of the heading above the link; empty before the first one. */
  readonly section: string
}
