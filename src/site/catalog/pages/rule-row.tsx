import type { VNode } from 'preact'
import { VerdictShape } from '../../shell/verdict.js'
import type { CatalogModel } from '../model/make-catalog-model.js'
import { logsourceOf, techniquesOf } from '../model/rule-facts.js'
import type { RulePage } from '../model/rule-page.js'
import { MAX_ROW_TECHNIQUES } from '../search/search-data.js'
import { searchPath } from './search-path.js'

/** A rule in a table. The script of the search makes rows of the same form. */
const RuleRow = ({ page, columns }: { readonly page: RulePage; readonly columns: CatalogModel['columns'] }): VNode => {
  const techniques = techniquesOf(page)
  return (
    <tr>
      <td class="t">
        <a href={`${page.path}.html`}>{page.title}</a>
        <br />
        <span class="dim">{logsourceOf(page)}</span>
      </td>
      <td class="lv">{page.level ?? ''}</td>
      <td class="te">
        {techniques.slice(0, MAX_ROW_TECHNIQUES).map(({ id }) => (
          <a href={searchPath(['technique', id])}>{id}</a>
        ))}
        {techniques.length > MAX_ROW_TECHNIQUES && (
          <span class="dim">and {techniques.length - MAX_ROW_TECHNIQUES} more</span>
        )}
      </td>
      {columns.map(({ name }) => {
        const query = page.queries.find(({ column }) => column === name)
        return (
          <td class="vv" data-t={name}>
            {query !== undefined && (
              <VerdictShape verdict={query.verdict} hasAssumption={query.assumptions.length > 0} />
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** The table of rules. */
export const RuleTable = ({
  pages,
  columns,
}: {
  readonly pages: readonly RulePage[]
  readonly columns: CatalogModel['columns']
}): VNode => (
  <table class="list" data-columns={columns.length}>
    <thead>
      <tr>
        <th scope="col">Rule</th>
        <th scope="col">Level</th>
        <th scope="col">Technique</th>
        {columns.map(({ name, title }) => (
          <th scope="col" class="vv">
            <span title={title}>{name}</span>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {pages.map((page) => (
        <RuleRow page={page} columns={columns} />
      ))}
    </tbody>
  </table>
)
