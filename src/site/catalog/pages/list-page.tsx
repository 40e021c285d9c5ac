import type { VNode } from 'preact'
import { counted, thousands } from '../../../text/count.js'
import { TableHead } from '../../shell/table-head.js'
import { VerdictChip } from '../../shell/verdict.js'
import { type CommonValue, type FacetCount, verdictCount } from '../model/counts.js'
import type { CatalogModel } from '../model/make-catalog-model.js'
import { MAX_COMMON_VALUES } from '../page-limits.js'
import { searchPath, valuePath } from './search-path.js'
import { VerdictTable } from './verdict-table.js'

/** A page with all values of a facet, each with the number of its rules. */
export const ListBody = ({
  title,
  parameter,
  counts,
}: {
  readonly title: string
  readonly parameter: string
  readonly counts: readonly FacetCount[]
}): VNode => (
  <>
    <Head title={title} />
    <p class="sub">{counted(counts.length, 'value')}, from the most to the least frequent.</p>
    <table class="counts">
      <TableHead columns={[title, { numbers: 'Rules' }]} />
      <tbody>
        {counts.map(({ value, label, count }) => (
          <tr>
            <td>
              <a href={`../${searchPath([parameter, value])}`}>{label}</a>
            </td>
            <td class="n">{thousands(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)

const Head = ({ title }: { readonly title: string }): VNode => (
  <>
    <nav class="crumb" aria-label="Breadcrumb">
      <a href="../index.html">Rules</a> <span>/</span> <span>{title}</span>
    </nav>
    <h1>{title}</h1>
  </>
)

/** A page with the values that several rules look for. */
export const ValuesBody = ({ values }: { readonly values: readonly CommonValue[] }): VNode => (
  <>
    <Head title="Values" />
    <p class="sub">
      {counted(values.length, 'value')} that at least two rules look for
      {values.length > MAX_COMMON_VALUES &&
        `; the ${MAX_COMMON_VALUES} most frequent are below, and the search finds all`}
      .
    </p>
    <table class="counts">
      <TableHead columns={['Field', 'Kind', 'Value', { numbers: 'Rules' }]} />
      <tbody>
        {values.slice(0, MAX_COMMON_VALUES).map(({ field, kind, value, count }) => (
          <tr>
            <td>{field === null ? <span class="dim">any field</span> : <code>{field}</code>}</td>
            <td>
              <code>{kind}</code>
            </td>
            <td>
              <a href={`../${valuePath(field, kind, value)}`}>
                <code>{value === '' ? '(empty)' : value}</code>
              </a>
            </td>
            <td class="n">{thousands(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)

/** A page with the number of rules of each verdict in each column. */
export const VerdictsBody = ({ columns, pages }: CatalogModel): VNode => (
  <>
    <Head title="Verdicts" />
    <p class="sub">The number of rules by target, and by how faithful their queries are.</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard */}
    <section class="wide" aria-label="Verdicts by target" tabIndex={0}>
      <VerdictTable
        columns={columns}
        className="counts"
        corner={<th scope="col">Target</th>}
        head={(verdict) => <VerdictChip verdict={verdict} />}
        name={({ title }) => title}
        cell={({ name }, verdict) => (
          <a href={`../${searchPath(['verdict', `${name}:${verdict}`])}`}>
            {thousands(verdictCount(pages, name, verdict))}
          </a>
        )}
        cellClass="n"
      />
    </section>
  </>
)
