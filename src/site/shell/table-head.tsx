import type { VNode } from 'preact'

/** The title of a column. A column of numbers is aligned to the right. */
export type ColumnTitle = string | { readonly numbers: string }

/** The head of a table with one row of titles. */
export const TableHead = ({ columns }: { readonly columns: readonly ColumnTitle[] }): VNode => (
  <thead>
    <tr>
      {columns.map((column) =>
        typeof column === 'string' ? (
          <th scope="col">{column}</th>
        ) : (
          <th scope="col" class="n">
            {column.numbers}
          </th>
        ),
      )}
    </tr>
  </thead>
)
