import type { ComponentChildren, VNode } from 'preact'
import { type Verdict, verdicts } from '../../shell/verdict.js'
import type { CatalogModel } from '../model/make-catalog-model.js'

type Column = CatalogModel['columns'][number]

interface VerdictTableProps {
  readonly columns: readonly Column[]
  readonly className?: string
  /** The cell above the names of the columns. */
  readonly corner: VNode
  readonly head: (verdict: Verdict) => ComponentChildren
  readonly name: (column: Column) => string
  readonly cell: (column: Column, verdict: Verdict) => ComponentChildren
  /** Classes of the cells. */
  readonly cellClass?: string
}

/** A table with a row for each column of the catalog, and a cell for each verdict. */
export const VerdictTable = ({ columns, className, corner, head, name, cell, cellClass }: VerdictTableProps): VNode => (
  <table class={className}>
    <thead>
      <tr>
        {corner}
        {verdicts.map((verdict) => (
          <th scope="col" class="n">
            {head(verdict)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {columns.map((column) => (
        <tr>
          <th scope="row">{name(column)}</th>
          {verdicts.map((verdict) => (
            <td class={cellClass}>{cell(column, verdict)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
