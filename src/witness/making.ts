import { asksField, type Expr, type Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Choose } from './choose.js'
import { type Effort, effortFor, paid, regexLengthOf } from './effort.js'

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

/** The field that holds what keywords look for: one that nothing else is asked of. */
function keywordField(predicates: readonly Predicate[]): string {
  const asked = new Set<string>()
  for (const predicate of predicates) {
    if (asksField(predicate)) asked.add(predicate.field)
    if (predicate.kind === 'fieldRef') asked.add(predicate.other)
  }
  let name = 'message'
  for (let number = 2; asked.has(name); number++) name = `message_${number}`
  return name
}
