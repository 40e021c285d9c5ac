import type { AttackName } from '../../project/coverage/attack-matrix.js'

/** The addresses that the coverage page links to, relative to it. */
export interface CoverageLinks {
  /** The rules of a technique with those of its subtechniques, or of one subtechnique. */
  readonly technique: (technique: AttackName) => string
  /** The rules about a product. */
  readonly product: (name: string) => string
}
