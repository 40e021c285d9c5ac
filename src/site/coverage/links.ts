import type { AttackName } from '../../project/coverage/attack-matrix.js'
import type { TechniqueCoverage } from '../../project/coverage/coverage.js'

/** The addresses that the coverage page links to, relative to it. */
export interface CoverageLinks {
  /** The rules of a technique and its subtechniques, or of one subtechnique. */
  readonly technique: (technique: AttackName & Partial<Pick<TechniqueCoverage, 'subtechniques'>>) => string
  /** The rules about a product. */
  readonly product: (name: string) => string
}
