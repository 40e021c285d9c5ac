import { createHash } from 'node:crypto'
import { noFigures } from '../prove/figures.js'
import { type ClaimedCase, coveredEvents } from '../prove/prove.js'
import type { ProofTarget } from '../prove/targets.js'

/**
 * A digest of all that decides whether engines can disagree with a claim: the query, its events, and which verdicts
 * the claim allows for each. Two conversions with the same digest get the same proof.
 */
export function questionDigest(item: ClaimedCase, target: ProofTarget): string {
  const { subject, claim } = item
  const events = coveredEvents(item, target, noFigures(target.name, '')).map((event) => {
    const wanted = subject.matches(event)
    return [event, wanted, claim.holds(event, wanted, true), claim.holds(event, wanted, false)]
  })
  const whole = [target.name, claim.query, claim.fidelity, claim.residual, subject.expr, events]
  return createHash('sha256')
    .update(JSON.stringify(whole, (_, value) => (typeof value === 'bigint' ? `bigint ${value}` : value)))
    .digest('base64')
    .slice(0, 24)
}
