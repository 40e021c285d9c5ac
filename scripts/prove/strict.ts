import { isDeepStrictEqual } from 'node:util'
import { type Conversion, convertRule } from '../../src/index.js'
import { type Claim, claimOf, settingsOf } from './claim.js'
import type { Case } from './prove.js'
import type { ProofTarget } from './targets.js'

/** Results of conversions without `lossy`, which may only give exact queries. */
export interface StrictFigures {
  readonly target: string
  /** Number of rules with a query. */
  given: number
  /** Number of rules without one. */
  refused: number
  /** Number of queries that name assumptions. */
  assuming: number
  disagreements: number
  /** The first disagreement, as text. */
  first: string | undefined
}

/**
 * Compares strict conversions with the claims that engines verify. The query must be the exact one of the claim, so that
 * the verdicts of the engines are about it. It must also name the assumptions that leave events out of the comparison.
 */
export function proveStrict(cases: readonly Case[], { name, backend, options }: ProofTarget): StrictFigures {
  const figures: StrictFigures = { target: name, given: 0, refused: 0, assuming: 0, disagreements: 0, first: undefined }
  for (const { subject, processing } of cases) {
    if (processing !== undefined && !processing.targets.includes(backend.name)) continue
    // A rule about the first time of a value has no verdict on single events.
    if (subject.rule.firstSeen !== undefined) continue
    const conversion = convertRule(subject.rule, backend, { options, ...settingsOf(processing) })
    const problem = strictProblem(conversion, claimOf(subject.rule, backend, options, processing))
    if (conversion.query === null) figures.refused++
    else figures.given++
    if (conversion.query !== null && conversion.assumptions.length > 0) figures.assuming++
    if (problem === undefined) continue
    figures.disagreements++
    figures.first ??= `${name}: ${problem}\n${subject.rule.source.text}\n  query: ${conversion.query}`
  }
  return figures
}

/** A sentence about what is wrong with a strict conversion; undefined if nothing is. */
export function strictProblem(conversion: Conversion, claim: Claim | undefined): string | undefined {
  const { query, fidelity, residual, assumptions, diagnostics } = conversion
  if (query === null) {
    if (claim?.fidelity === 'exact') return 'strict mode refuses an exact query'
    return diagnostics.some(({ severity }) => severity === 'error')
      ? undefined
      : 'strict mode gives no query, and no error'
  }
  if (claim === undefined) return 'strict mode gives a query that lossy mode does not give'
  if (fidelity !== 'exact' || residual !== null || claim.fidelity !== 'exact') return 'strict mode gives a wider query'
  if (query !== claim.query) return `strict mode gives another query than lossy mode: ${claim.query}`
  if (!isDeepStrictEqual(new Set(assumptions), new Set(claim.assumptions)))
    return `the query names other assumptions (${assumptions}) than its parts have (${claim.assumptions})`
  return undefined
}
