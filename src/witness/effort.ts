import type { Json } from '../ir/json.js'
import type { Predicate, PredicateOf } from '../ir/predicate.js'
import type { Branch } from './branches.js'
import {
  CHARACTERS_PER_EVALUATION,
  COSTLY_EVALUATIONS,
  FREE_REGEX_WORK,
  MAX_EFFORT,
  MAX_POSITIVE_LITERALS,
  MIN_EFFORT,
  MIN_EVENTS,
  REGEX_WORK_PER_EVALUATION,
  VERDICTS_PER_EVENT,
} from './effort-limits.js'

/**
 * The remaining budget of a rule, in evaluations of predicates. Costly work reduces it and stops when it is used up.
 */
export interface Effort {
  remaining: number
  /** True once a test was refused because too little was left. */
  refused: boolean
}

/** Returns the budget for a number of events and predicates. It depends only on the rule, never on the machine. */
export const openEffort = (events: number, predicateCount: number): Effort => ({
  remaining: Math.min(MAX_EFFORT, MIN_EFFORT + Math.max(events, MIN_EVENTS) * predicateCount * VERDICTS_PER_EVENT),
  refused: false,
})

/**
 * Wraps a test so that each call reduces the budget: longer events cost more. Long regular expressions are charged
 * before they run; returns false without running them if too little is left.
 */
export const chargeTest =
  (
    test: (event: Json) => boolean,
    predicateCount: number,
    regexLength: number,
    effort: Effort,
  ): ((event: Json) => boolean) =>
  (event) => {
    const length = JSON.stringify(event).length
    effort.remaining -= predicateCount * (1 + length / CHARACTERS_PER_EVALUATION)
    return chargeRegexes(regexLength, length, effort) && test(event)
  }

/** Charges tests of one predicate on these values. Returns false if too little is left for them. */
export function chargePredicate(predicate: Predicate, values: readonly Json[], effort: Effort): boolean {
  if (!isRegex(predicate)) return true
  const { length } = predicate.source
  return values.every((value) => chargeRegexes(length, lengthOf(value), effort))
}

function chargeRegexes(regexLength: number, textLength: number, effort: Effort): boolean {
  const cost = regexCost(regexLength, textLength)
  if (cost === 0) return true
  effort.remaining -= cost
  effort.refused ||= effort.remaining < 0
  return !effort.refused
}

const lengthOf = (value: Json): number => (typeof value === 'string' ? value.length : 1)

/** True if a test of the value costs more than many other tests together. */
export const isCostly = (predicate: Predicate, value: Json): boolean =>
  isRegex(predicate) && regexCost(predicate.source.length, lengthOf(value)) > COSTLY_EVALUATIONS

export const isRegex = (predicate: Predicate): predicate is PredicateOf<'regex' | 'keywordRegex'> =>
  predicate.kind === 'regex' || predicate.kind === 'keywordRegex'

/** Returns the total length of all regular expressions. */
export const regexLengthOf = (predicates: readonly Predicate[]): number =>
  predicates.reduce((sum, predicate) => (isRegex(predicate) ? sum + predicate.source.length : sum), 0)

/**
 * Returns the cost of a regular expression, which grows with its length and that of the text. Usual lengths are free.
 */
const regexCost = (regexLength: number, textLength: number): number =>
  Math.max(0, (regexLength * textLength - FREE_REGEX_WORK) / REGEX_WORK_PER_EVALUATION)

/** True if an event for the branch would take too long to make. */
export const isTooLong = (branch: Branch): boolean =>
  branch.filter(({ positive }) => positive).length > MAX_POSITIVE_LITERALS
