import type { Difference, JudgeDifference } from './judge-difference.js'
import { pysigmaDifferences } from './pysigma-differences.js'
import { rsigmaDifferences } from './rsigma-differences.js'

const differencesOf = (judge: string, differences: readonly Difference[]): readonly JudgeDifference[] =>
  differences.map((difference) => ({ judge, ...difference }))

/** The only list of explained differences of judges. Every other difference fails the proof. */
export const judgeDifferences: readonly JudgeDifference[] = [
  ...differencesOf('rsigma', rsigmaDifferences),
  ...differencesOf('pysigma-sqlite', pysigmaDifferences),
]
