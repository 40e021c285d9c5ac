import type { VNode } from 'preact'
import { thousands } from '../../../text/count.js'
import { TableHead } from '../../shell/table-head.js'
import type { RulePageProps } from './page-props.js'
import { searchPath } from './search-path.js'

/** The tactics and techniques of a rule. */
export const AttackSection = ({
  page,
  link,
  techniqueCounts,
}: RulePageProps & { readonly techniqueCounts: ReadonlyMap<string, number> }): VNode | null =>
  page.attack.length === 0 ? null : (
    <section id="attack">
      <h2>MITRE ATT&amp;CK coverage</h2>
      <table>
        <TableHead columns={['Tactic', 'Techniques', { numbers: 'Rules' }]} />
        {page.attack.map(({ id, name, techniques }) => (
          <tbody>
            {(techniques.length === 0 ? [undefined] : techniques).map((technique, index) => (
              <tr>
                {index === 0 && (
                  <th scope="rowgroup" rowspan={Math.max(1, techniques.length)}>
                    <a href={link(searchPath(['tactic', id]))}>{name}</a> <span class="dim">{id}</span>
                  </th>
                )}
                <td>
                  {technique === undefined ? (
                    <span class="dim">no technique</span>
                  ) : (
                    <a href={link(searchPath(['technique', technique.id]))}>
                      {technique.id} {technique.name}
                    </a>
                  )}
                </td>
                <td class="n">{technique === undefined ? '' : thousands(techniqueCounts.get(technique.id) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
