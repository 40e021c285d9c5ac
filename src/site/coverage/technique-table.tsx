import type { VNode } from 'preact'
import type { AttackName } from '../../project/coverage/attack-matrix.js'
import { withQuery } from '../../project/coverage/count-rules.js'
import type { Coverage, CoverageCounts } from '../../project/coverage/coverage.js'
import { counted, thousands } from '../../text/count.js'
import { TableHead } from '../shell/table-head.js'
import type { CoverageLinks } from './links.js'

interface TableProps {
  readonly coverage: Coverage
  readonly columns: readonly CoverageColumn[]
  readonly links: CoverageLinks
}

/** A target or output, with its title for people. */
export interface CoverageColumn {
  readonly name: string
  readonly title: string
}

/** The techniques and subtechniques with rules: levels, tests, and the number of rules with a query in each column. */
export const TechniqueTable = ({ coverage, columns, links }: TableProps): VNode => {
  const covered = coverage.techniques.filter(({ rules }) => rules > 0)
  return (
    <section aria-labelledby="techniques">
      <h2 id="techniques">Techniques</h2>
      <p class="sub">
        Rules that name a technique or one of its subtechniques, those with a test, and those with a query, which may be
        wider than its rule.
      </p>
      {covered.length === 0 ? (
        <p class="empty">No rule names a technique. Add a tag such as attack.t1059 to a rule.</p>
      ) : (
        <details>
          <summary>{summaryOf(coverage)}</summary>
          <Table coverage={coverage} columns={columns} links={links} />
        </details>
      )}
    </section>
  )
}

function summaryOf({ techniques }: Coverage): string {
  const covered = techniques.filter(({ rules }) => rules > 0)
  const subtechniques = covered.flatMap((technique) => technique.subtechniques).filter(({ rules }) => rules > 0)
  return `${counted(covered.length, 'technique')} and ${counted(subtechniques.length, 'subtechnique')} with rules`
}

const Table = ({ coverage, columns, links }: TableProps): VNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard
  <section class="wide" aria-label="Table of techniques" tabIndex={0}>
    <table>
      <TableHead
        columns={[
          'Technique',
          { numbers: 'Rules' },
          'Best level',
          { numbers: 'With tests' },
          ...columns.map(({ title }) => ({ numbers: title })),
        ]}
      />
      <tbody>
        {coverage.techniques
          .filter(({ rules }) => rules > 0)
          .map((technique) => (
            <>
              <Row counts={technique} columns={columns} href={links.technique(technique)} />
              {technique.subtechniques
                .filter(({ rules }) => rules > 0)
                .map((sub) => (
                  <Row counts={sub} columns={columns} href={links.technique(sub)} isSub />
                ))}
            </>
          ))}
      </tbody>
    </table>
  </section>
)

interface RowProps {
  readonly counts: CoverageCounts & AttackName
  readonly columns: readonly CoverageColumn[]
  readonly href: string
  readonly isSub?: boolean
}

const Row = ({
  counts: { id, name, rules, bestLevel, tested, outputs },
  columns,
  href,
  isSub = false,
}: RowProps): VNode => (
  <tr>
    <th scope="row" class={isSub ? 'sub2' : undefined}>
      <a href={href}>
        {id} {name}
      </a>
    </th>
    <td class="n">{thousands(rules)}</td>
    <td>{bestLevel ?? <Nothing />}</td>
    <Count value={tested} />
    {columns.map((column) => {
      const counts = outputs[column.name]
      return <Count value={counts === undefined ? 0 : withQuery(counts)} />
    })}
  </tr>
)

const Count = ({ value }: { readonly value: number }): VNode => (
  <td class={value === 0 ? 'n dim' : 'n'}>{value === 0 ? <Nothing /> : thousands(value)}</td>
)

const Nothing = (): VNode => (
  <>
    <span class="sr">none</span>
    <span aria-hidden="true">–</span>
  </>
)
