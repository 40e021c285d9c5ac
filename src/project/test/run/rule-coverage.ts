import type { Diagnostic } from '../../../text/diagnostic.js'

/** The number of branches of a rule that its tests exercise, and a warning at each other one. */
export interface RuleCoverage {
  readonly covered: number
  readonly total: number
  readonly untested: readonly Diagnostic[]
}

/** Counts branches, and reports those that no test exercises. */
export function countBranches<Branch>(
  branches: readonly { readonly branch: Branch; readonly isCovered: boolean }[],
  untestedBranch: (branch: Branch) => Diagnostic,
): RuleCoverage {
  const untested = branches.filter(({ isCovered }) => !isCovered)
  return {
    covered: branches.length - untested.length,
    total: branches.length,
    untested: untested.map(({ branch }) => untestedBranch(branch)),
  }
}
