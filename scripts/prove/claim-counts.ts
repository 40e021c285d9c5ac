import { type Claim, claimOf } from './claim.js'
import type { Case } from './prove.js'
import type { ProofTarget } from './targets.js'

/** The number of rules of the fixed set for which a target claims a query of each fidelity. */
export interface ClaimCounts {
  readonly target: string
  /** Queries that mean the same as their rule on every event. */
  exact: number
  /** Queries that do so if their assumptions hold. */
  assuming: number
  /** Queries that select more events. */
  wider: number
  /** Rules without a query. */
  none: number
}

export function claimCounts(cases: readonly Case[], { name, backend, options }: ProofTarget): ClaimCounts {
  const counts = noClaims(name)
  for (const { subject } of cases) countClaim(counts, claimOf(subject.rule, backend, options))
  return counts
}

export const noClaims = (target: string): ClaimCounts => ({ target, exact: 0, assuming: 0, wider: 0, none: 0 })

/** Counts the claim for one more rule; undefined if there is none. */
export function countClaim(counts: ClaimCounts, claim: Claim | undefined): void {
  if (claim === undefined) counts.none++
  else if (claim.fidelity !== 'exact') counts.wider++
  else if (claim.assumptions.length > 0) counts.assuming++
  else counts.exact++
}
