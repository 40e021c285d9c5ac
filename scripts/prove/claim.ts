import { traceRule } from '../../src/convert.js'
import {
  type Assumption,
  type Backend,
  compileMatcher,
  type DetectionRule,
  forEachLeaf,
  type Json,
} from '../../src/index.js'
import { facts } from './facts.js'

/** What a conversion says of its query. */
export interface Claim {
  readonly query: string
  readonly fidelity: 'exact' | 'wider'
  /** The text of the residual; undefined if the query is exact. */
  readonly residual: string | undefined
  /** An assumption of the query that the event does not keep: nothing is said of such an event. */
  readonly broken: (event: Json) => Assumption | undefined
  /**
   * Is it as the conversion says, where the rule matches or not, and the query selects or not? An exact query selects the same; a wider
   * one selects more, and the residual takes that away again.
   */
  readonly holds: (event: Json, wanted: boolean, selected: boolean) => boolean
}

/** The claim for a rule, lossy if need be; undefined if there is no query. */
export function claimOf(
  rule: DetectionRule,
  backend: Backend,
  options: Readonly<Record<string, string | boolean>> = {},
): Claim | undefined {
  const { conversion, plan } = traceRule(rule, backend, { lossy: true, options })
  const { query, fidelity, residual } = conversion
  if (query === null || fidelity === 'none' || plan === undefined) return undefined
  const rests = new Map<string, { readonly name: Assumption; readonly holds: (event: Json) => boolean }>()
  for (const stage of plan.stages) {
    forEachLeaf(stage.query, ({ predicate, assumptions }) => {
      for (const name of assumptions) {
        const key = `${name} ${JSON.stringify(predicate)}`
        if (!rests.has(key)) rests.set(key, { name, holds: facts[name](predicate) })
      }
    })
  }
  const rest = residual === null ? undefined : compileMatcher(residual.expr).matcher
  return {
    query,
    fidelity,
    residual: residual?.text,
    broken: (event) => [...rests.values()].find(({ holds }) => !holds(event))?.name,
    holds: (event, wanted, selected) => (selected && (rest?.matches(event) ?? true)) === wanted,
  }
}
