import type { VNode } from 'preact'
import type { Coverage } from '../../project/coverage/coverage.js'
import type { CoverageGaps } from '../../project/coverage/find-gaps.js'
import { thousands } from '../../text/count.js'
import type { CoverageLinks } from './links.js'
import { Gaps, OutdatedTags, Products } from './log-sources.js'
import { Legend, Matrix, Overview } from './matrix.js'
import { type CoverageColumn, TechniqueTable } from './technique-table.js'

interface CoverageBodyProps {
  readonly coverage: Coverage
  readonly columns: readonly CoverageColumn[]
  /** The gaps of one product; absent without products. */
  readonly gaps: CoverageGaps | undefined
  readonly links: CoverageLinks
  /** The address of the layer of ATT&CK Navigator. */
  readonly layer: string
}

/** The coverage page: the gaps in a sentence, an overview, the matrix, all techniques, and log sources. */
export const CoverageBody = ({ coverage, columns, gaps, links, layer }: CoverageBodyProps): VNode => (
  <>
    <div class="head">
      <h1>ATT&CK coverage</h1>
      <a class="btn" href={layer} download>
        Navigator layer (JSON)
      </a>
    </div>
    <p class="lede">{ledeOf(coverage)}</p>
    <Overview coverage={coverage} />
    <Tools coverage={coverage} columns={columns} />
    <Matrix coverage={coverage} links={links} />
    <TechniqueTable coverage={coverage} columns={columns} links={links} />
    <div class="two">
      {gaps !== undefined && <Gaps product={gaps.logsource} gaps={gaps.gaps} links={links} />}
      <Products coverage={coverage} links={links} />
    </div>
    <OutdatedTags coverage={coverage} />
    <p class="sub">
      ATT&CK {coverage.attack.version}. {coverage.attack.source}
    </p>
  </>
)

/** Says how many techniques have no rule, or a single one. */
function ledeOf({ techniques }: Coverage): string {
  const covered = techniques.filter(({ rules }) => rules > 0).length
  const single = techniques.filter(({ rules }) => rules === 1).length
  const missing = techniques.length - covered
  const verb = (count: number, one: string, many: string): string => `${thousands(count)} ${count === 1 ? one : many}`
  return [
    `${covered} of ${techniques.length} techniques have at least one rule.`,
    ` ${verb(missing, 'has', 'have')} none, and ${verb(single, 'rests', 'rest')} on a single rule.`,
  ].join('')
}

/** The legend, and the menus of the script. They are hidden without it. */
const Tools = ({ coverage, columns }: Pick<CoverageBodyProps, 'coverage' | 'columns'>): VNode => (
  <div class="bars tools">
    <Legend />
    <span class="push" />
    <label class="sub" data-script hidden>
      Color by{' '}
      <select id="color">
        <option value="rules">rules</option>
        <option value="level">best level</option>
        {columns.map(({ title }, index) => (
          <option value={String(index)}>queries for {title}</option>
        ))}
      </select>
    </label>
    <label class="sub" data-script hidden>
      Product{' '}
      <select id="product">
        <option value="">all</option>
        {coverage.products
          .filter(({ name }) => name !== '')
          .map(({ name }) => (
            <option value={name}>{name}</option>
          ))}
      </select>
    </label>
    <button type="button" id="only-gaps" aria-pressed="false" data-script hidden>
      Only gaps (<span id="missing">{coverage.techniques.filter(({ rules }) => rules === 0).length}</span>)
    </button>
  </div>
)
