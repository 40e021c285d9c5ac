import { fieldsRead } from '../ir/fields-read.js'
import type { Json } from '../ir/json.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import type { Choose } from './choose.js'
import { chargeTest, type Effort, openEffort, regexLengthOf } from './effort.js'

/** Dependencies for making the events of a rule. */
export interface WitnessContext {
  readonly expr: Expr
  /** Number of predicates in `expr`. */
  readonly predicateCount: number
  /** Tests whether the rule matches. Each call reduces the budget. */
  readonly matches: (event: Json) => boolean
  readonly choose: Choose
  readonly effort: Effort
  /** The field that contains the text for keywords. */
  readonly keywordField: string
}

/** Creates the context for making up to `events` events. */
export function openWitnessContext(
  expr: Expr,
  predicates: readonly Predicate[],
  matches: (event: Json) => boolean,
  events: number,
  choose: Choose,
): WitnessContext {
  const predicateCount = predicates.length
  const effort = openEffort(events, predicateCount)
  return {
    expr,
    predicateCount,
    matches: chargeTest(matches, predicateCount, regexLengthOf(predicates), effort),
    choose,
    effort,
    keywordField: chooseKeywordField(predicates),
  }
}

/** Chooses a field for keywords that no predicate refers to. */
function chooseKeywordField(predicates: readonly Predicate[]): string {
  const usedFields = new Set(predicates.flatMap(fieldsRead))
  let name = 'message'
  for (let number = 2; usedFields.has(name); number++) name = `message_${number}`
  return name
}
