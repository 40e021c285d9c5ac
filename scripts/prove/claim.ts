import type { Assumption, Predicate } from '../../src/backend.js'
import { traceRule } from '../../src/convert/convert-rule.js'
import { withUse } from '../../src/convert/variants/convert-variants.js'
import { joinVariants } from '../../src/convert/variants/use-variants.js'
import { type Backend, compileMatcher, type DetectionRule, type Json } from '../../src/index.js'
import { fieldReader } from '../../src/match/field-values.js'
import { facts } from './facts.js'
import { insideEvent } from './inside-event.js'
import type { Processing } from './prove.js'

/** The claim that a conversion makes about its query. */
export interface Claim {
  readonly query: string
  readonly fidelity: 'exact' | 'wider' | 'approximate'
  /** The text of the residual; undefined if the query is exact. */
  readonly residual: string | undefined
  /** The assumptions about events that the claim rests on. */
  readonly assumptions: readonly Assumption[]
  /** An assumption of the query that the event violates; the claim does not cover such events. */
  readonly broken: (event: Json) => Assumption | undefined
  /** The nearest event for which the assumptions hold in the form that `shape` gives it; undefined if none is found. */
  readonly inside: (event: Json, shape: (event: Json) => Json) => Json
  /**
   * True if the results of rule and query agree with the claim. An exact query selects the same events; a wider one may
   * select more, which the residual removes.
   */
  readonly holds: (event: Json, wanted: boolean, selected: boolean) => boolean
}

/** A predicate of a query, and an assumption that it rests on. */
interface Rest {
  readonly name: Assumption
  readonly predicate: Predicate
  readonly holds: (event: Json) => boolean
}

/** A text search over all fields does not reach fields that the same query compares as numbers or addresses. */
const isOfTexts = ({ name, predicate }: Rest): boolean =>
  name === 'field-type' && (predicate.kind === 'keyword' || predicate.kind === 'keywordRegex')

/** A test per field that is compared as a number or an address: true if the event has a value in it. */
function typedFields(rests: readonly Rest[]): readonly ((event: Json) => boolean)[] {
  return rests.flatMap(({ predicate }) => {
    if (predicate.kind !== 'compare' && predicate.kind !== 'cidr') return []
    const read = fieldReader(predicate.field)
    return [(event: Json) => read(event).length > 0]
  })
}

/** Maximum number of changes to an event. */
const CHANGES = 6

function insideBy(event: Json, brokenBy: (event: Json) => Rest | undefined): Json {
  let changed = event
  for (let change = 0; change < CHANGES; change++) {
    const broken = brokenBy(changed)
    if (broken === undefined) return changed
    changed = insideEvent(changed, broken.name, broken.predicate)
  }
  return undefined
}

/** The settings of a conversion with some pipelines, or with joined variants. */
export const settingsOf = (processing: Processing | undefined) =>
  processing === undefined
    ? {}
    : withUse({ pipelines: processing.pipelines }, processing.variants && joinVariants(processing.variants))

/**
 * The claim for a rule, with `lossy` if necessary; undefined if there is no query, or none with a verdict on single
 * events.
 */
export function claimOf(
  rule: DetectionRule,
  backend: Backend,
  options: Readonly<Record<string, string | boolean>> = {},
  processing?: Processing,
): Claim | undefined {
  const { conversion, plan } = traceRule(rule, backend, { lossy: true, options, ...settingsOf(processing) })
  const { query, fidelity, residual } = conversion
  if (query === null || plan === undefined || rule.firstSeen !== undefined) return undefined
  const rests = new Map<string, Rest>()
  for (const { predicate, assumptions } of plan.stages.flatMap(({ leaves }) => leaves)) {
    for (const name of assumptions) {
      const key = `${name} ${JSON.stringify(predicate)}`
      if (!rests.has(key)) rests.set(key, { name, predicate, holds: facts[name](predicate) })
    }
  }
  const others = typedFields([...rests.values()].filter(({ name }) => name === 'field-type'))
  const brokenBy = (event: Json): Rest | undefined =>
    [...rests.values()].find((one) => !one.holds(event) || (isOfTexts(one) && others.some((has) => has(event))))
  const rest = residual === null ? undefined : compileMatcher(residual.expr).matcher
  return {
    query,
    fidelity,
    residual: residual?.text,
    assumptions: [...new Set([...rests.values()].map(({ name }) => name))],
    broken: (event) => brokenBy(event)?.name,
    inside: (event, shape) => {
      const changed = insideBy(event, (one) => brokenBy(shape(one)))
      return changed === undefined ? undefined : shape(changed)
    },
    holds: (event, wanted, selected) => (selected && (rest?.matches(event) ?? true)) === wanted,
  }
}
