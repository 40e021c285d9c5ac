import type { Expr, Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Choose } from './choose.js'
import { type Effort, effortFor, paid, regexLengthOf } from './effort.js'
import { keywordField } from './keyword-field.js'

/** What every event for a rule is made with. */
export interface Making {
  readonly expr: Expr
  /** How many it asks. */
  readonly questions: number
  /** Does the rule match? Each verdict takes from the effort. */
  readonly matches: (event: Json) => boolean
  readonly choose: Choose
  readonly effort: Effort
  /** The field that holds what keywords look for. */
  readonly slot: string
}

/** For at most so many events of a rule that asks these predicates. */
export function makingFor(
  expr: Expr,
  predicates: readonly Predicate[],
  matches: (event: Json) => boolean,
  most: number,
  choose: Choose,
): Making {
  const questions = predicates.length
  const effort = effortFor(most, questions)
  return {
    expr,
    questions,
    matches: paid(matches, questions, regexLengthOf(predicates), effort),
    choose,
    effort,
    slot: keywordField(predicates),
  }
}
