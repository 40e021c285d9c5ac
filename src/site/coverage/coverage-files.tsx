import type { Coverage, CoverageRule } from '../../project/coverage/coverage.js'
import { findGaps } from '../../project/coverage/find-gaps.js'
import { measureCoverage } from '../../project/coverage/measure-coverage.js'
import { navigatorLayer } from '../../project/coverage/navigator-layer.js'
import { coverageScript } from '../shell/assets.generated.js'
import { linkFrom } from '../shell/links.js'
import type { Page } from '../shell/site.js'
import { CoverageBody } from './coverage-page.js'
import type { CoverageLinks } from './links.js'
import { coverageData, DATA_VARIABLE } from './page-data.js'
import type { CoverageColumn } from './technique-table.js'

/** The paths of the page and of the files beside it. */
export const coveragePaths = {
  page: 'coverage/index.html',
  json: 'coverage/coverage.json',
  /** Layers of ATT&CK Navigator, colored by the number of rules and by the best level. */
  layer: 'coverage/navigator-layer.json',
  levelLayer: 'coverage/navigator-layer-by-level.json',
  data: 'coverage/data.js',
  script: 'assets/coverage.js',
} as const

export interface CoverageSite {
  readonly rules: readonly CoverageRule[]
  readonly columns: readonly CoverageColumn[]
  /**
   * Return the path in the site of the rules of any of some techniques, by their ids, with those of their subtechniques;
   * and of the rules about a product.
   */
  readonly paths: {
    readonly techniques: (ids: readonly string[]) => string
    readonly product: (name: string) => string
  }
}

/** Returns the coverage page of a site, and the texts of its other files by their paths. */
export function coverageFiles({ rules, columns, paths }: CoverageSite): {
  readonly page: Page
  readonly files: ReadonlyMap<string, string>
} {
  const coverage = measureCoverage(
    rules,
    columns.map(({ name }) => name),
  )
  const link = (path: string): string => linkFrom(coveragePaths.page, path)
  const links: CoverageLinks = {
    technique: ({ id }) => link(paths.techniques([id, ...formerIds(id, coverage)])),
    product: (name) => link(paths.product(name)),
  }
  const product = coverage.products.find(({ name }) => name !== '')?.name
  const gaps = product === undefined ? undefined : findGaps(rules, product)
  const body = (
    <CoverageBody coverage={coverage} columns={columns} gaps={gaps} links={links} layer={link(coveragePaths.layer)} />
  )
  const json = (value: unknown): string => `${JSON.stringify(value)}\n`
  return {
    page: {
      path: coveragePaths.page,
      title: 'ATT&CK coverage',
      description: 'Rules by ATT&CK tactic and technique, and the gaps.',
      place: coveragePaths.page,
      body,
      scripts: [coveragePaths.data, coveragePaths.script],
    },
    files: new Map([
      [coveragePaths.json, json(coverage)],
      [coveragePaths.layer, json(navigatorLayer(coverage))],
      [coveragePaths.levelLayer, json(navigatorLayer(coverage, { color: 'level' }))],
      [coveragePaths.data, `self.${DATA_VARIABLE}=${JSON.stringify(coverageData(coverage, rules))}\n`],
      [coveragePaths.script, coverageScript],
    ]),
  }
}

/** The ids of revoked techniques in the tags of rules that count for a technique. */
const formerIds = (id: string, { outdatedTags }: Coverage): readonly string[] =>
  outdatedTags.flatMap(({ tag, by }) =>
    by?.id === id || by?.id.startsWith(`${id}.`) ? [tag.slice('attack.'.length).toUpperCase()] : [],
  )
