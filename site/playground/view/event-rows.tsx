import type { ComponentChildren, VNode } from 'preact'

interface EventRowsProps {
  readonly columns: readonly string[]
  /** Rows with a cell for each column. */
  readonly children: ComponentChildren
}

/** A table of events. */
export const EventRows = ({ columns, children }: EventRowsProps): VNode => (
  <table class="ev">
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)
