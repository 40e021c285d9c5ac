import type { Column } from '../model/columns.js'
import type { RulePage } from '../model/rule-page.js'

/** What each section of the page of a rule receives. */
export interface RulePageProps {
  readonly page: RulePage
  readonly columns: readonly Pick<Column, 'name' | 'title'>[]
  /** The number of rules in the catalog. */
  readonly size: number
  /** Returns the link from the page to a path in the site. */
  readonly link: (path: string) => string
}

/** Returns the path of the search with some parameters. */
export const searchPath = (...parameters: readonly (readonly [name: string, value: string])[]): string =>
  `index.html?${new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()}`
