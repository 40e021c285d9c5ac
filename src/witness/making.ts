import { asksField, type Expr, type Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Choose } from './choose.js'
import { type Effort, effortFor, paid, regexLengthOf } from './effort.js'

/** Dependencies for making the events of a rule. */
export interface Making {
  readonly expr: Expr
  /** Number of predicates in `expr`. */
  readonly questions: number
  /** Tests whether the rule matches. Each call reduces the budget. */
  readonly matches: (event: Json) => boolean
  readonly choose: Choose
  readonly effort: Effort
  /** The field that contains the text for keywords. */
  readonly slot: string
}

/** Creates the context for making up to `events` events. */
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

/** Chooses a field for keywords that no predicate refers to. */
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
