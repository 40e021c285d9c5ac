import type { JudgeDifference } from './judge-difference.js'
import { pysigmaDifferences } from './pysigma-differences.js'
import { rsigmaDifferences } from './rsigma-differences.js'

/** The only list of explained differences of judges. Every other difference fails the proof. */
export const judgeDifferences: readonly JudgeDifference[] = [...rsigmaDifferences, ...pysigmaDifferences]
