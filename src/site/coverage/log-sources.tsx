import type { VNode } from 'preact'
import type { Coverage, OutdatedTag } from '../../project/coverage/coverage.js'
import type { CoverageGap } from '../../project/coverage/find-gaps.js'
import { thousands } from '../../text/count.js'
import { TableHead } from '../shell/table-head.js'
import type { CoverageLinks } from './links.js'
import { gapsNote, MAX_GAPS } from './shades.js'

interface GapsProps {
  readonly product: string
  readonly gaps: readonly CoverageGap[]
  readonly links: CoverageLinks
}

/** The techniques that rules about other products cover, and no rule about one. */
export const Gaps = ({ product, gaps, links }: GapsProps): VNode => (
  <section aria-labelledby="gaps-title">
    <h2 id="gaps-title">
      Gaps for <span id="gaps-product">{product}</span>
    </h2>
    <p class="sub" id="gaps-note" role="status">
      {gapsNote(gaps.length)}
    </p>
    <table hidden={gaps.length === 0}>
      <TableHead columns={['Technique', { numbers: 'Rules about other products' }]} />
      <tbody id="gaps">
        {gaps.slice(0, MAX_GAPS).map((gap) => (
          <tr>
            <td>
              <a href={links.technique(gap)}>
                {gap.id} {gap.name}
              </a>
            </td>
            <td class="n">{thousands(gap.rules)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** The rules and techniques of each product. */
export const Products = ({
  coverage,
  links,
}: {
  readonly coverage: Coverage
  readonly links: CoverageLinks
}): VNode => (
  <section aria-labelledby="products">
    <h2 id="products">Log sources</h2>
    <p class="sub">Rules and techniques by product. Many techniques from few rules are a sign of shallow coverage.</p>
    <table>
      <TableHead columns={['Product', { numbers: 'Rules' }, { numbers: 'Techniques' }, 'Share of the rules']} />
      <tbody>
        {coverage.products.map(({ name, rules, techniques }) => (
          <tr>
            <td>{name === '' ? 'no product' : <a href={links.product(name)}>{name}</a>}</td>
            <td class="n">{thousands(rules)}</td>
            <td class="n">{thousands(techniques)}</td>
            <td>
              <meter value={rules} max={coverage.rules} aria-label={`${name || 'no product'}: share of the rules`}>
                {Math.round((rules / coverage.rules) * 100)} %
              </meter>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** The tags that name no current technique or tactic. */
export const OutdatedTags = ({ coverage: { outdatedTags, attack } }: { readonly coverage: Coverage }): VNode | null =>
  outdatedTags.length === 0 ? null : (
    <section aria-labelledby="outdated">
      <h2 id="outdated">Tags that are not in ATT&CK {attack.version}</h2>
      <table>
        <TableHead columns={['Tag', { numbers: 'Rules' }, 'Meaning']} />
        <tbody>
          {outdatedTags.map((tag) => (
            <tr>
              <td>
                <code>{tag.tag}</code>
              </td>
              <td class="n">{thousands(tag.rules)}</td>
              <td>{meaningOf(tag)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

function meaningOf({ kind, by }: OutdatedTag): string {
  if (kind === 'replaced' && by !== undefined) return `now ${by.id} ${by.name}, where its rules count`
  return kind === 'removed' ? 'no longer a part of ATT&CK' : 'no tactic or technique of ATT&CK for Enterprise'
}
