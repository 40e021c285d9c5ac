import type { Column } from '../model/columns.js'
import type { RulePage } from '../model/rule-page.js'

/** The parameters of each section of the page of a rule. */
export interface RulePageProps {
  readonly page: RulePage
  readonly columns: readonly Pick<Column, 'name' | 'title'>[]
  /** The number of rules in the catalog. */
  readonly size: number
  /** Returns the link from the page to a path in the site. */
  readonly link: (path: string) => string
}
