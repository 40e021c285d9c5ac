import { claimOf } from './claim.js'
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
  const counts: ClaimCounts = { target: name, exact: 0, assuming: 0, wider: 0, none: 0 }
  for (const { subject } of cases) {
    const claim = claimOf(subject.rule, backend, options)
    if (claim === undefined) counts.none++
    else if (claim.fidelity !== 'exact') counts.wider++
    else if (claim.assumptions.length > 0) counts.assuming++
    else counts.exact++
  }
  return counts
}
