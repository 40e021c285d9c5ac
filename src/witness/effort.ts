import type { Predicate, PredicateOf } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Branch } from './branches.js'

/**
 * The remaining budget of a rule, in evaluations of predicates. Costly work reduces it and stops when it is used up.
 */
export interface Effort {
  left: number
  /** True once a test was refused because too little was left. */
  refused: boolean
}

const LEAST = 300_000
const MOST = 2_000_000
const FEW = 20
const VERDICTS = 8

/** Returns the budget for a number of events and predicates. It depends only on the rule, never on the machine. */
export const effortFor = (events: number, questions: number): Effort => ({
  left: Math.min(MOST, LEAST + Math.max(events, FEW) * questions * VERDICTS),
  refused: false,
})

/**
 * Wraps a test so that each call reduces the budget: longer events cost more. Long regular expressions are charged
 * before they run; returns false without running them if too little is left.
 */
export const paid =
  (
    test: (event: Json) => boolean,
    questions: number,
    regexLength: number,
    effort: Effort,
  ): ((event: Json) => boolean) =>
  (event) => {
    const length = JSON.stringify(event).length
    effort.left -= questions * (1 + length / LONG)
    return spendOnRegexes(regexLength, length, effort) && test(event)
  }

/** Charges tests of one predicate on these values. Returns false if too little is left for them. */
export function payTests(predicate: Predicate, values: readonly Json[], effort: Effort): boolean {
  if (!isRegex(predicate)) return true
  const { length } = predicate.source
  return values.every((value) => spendOnRegexes(length, lengthOf(value), effort))
}

function spendOnRegexes(regexLength: number, textLength: number, effort: Effort): boolean {
  const cost = regexCost(regexLength, textLength)
  if (cost === 0) return true
  effort.left -= cost
  effort.refused ||= effort.left < 0
  return !effort.refused
}

const lengthOf = (value: Json): number => (typeof value === 'string' ? value.length : 1)

/** True if a test of the value costs more than many other tests together. */
export const isCostly = (predicate: Predicate, value: Json): boolean =>
  isRegex(predicate) && regexCost(predicate.source.length, lengthOf(value)) > COSTLY

export const isRegex = (predicate: Predicate): predicate is PredicateOf<'regex' | 'keywordRegex'> =>
  predicate.kind === 'regex' || predicate.kind === 'keywordRegex'

/** Returns the total length of all regular expressions. */
export const regexLengthOf = (predicates: readonly Predicate[]): number =>
  predicates.reduce((sum, one) => (isRegex(one) ? sum + one.source.length : sum), 0)

/**
 * Returns the cost of a regular expression, which grows with its length and that of the text. Usual lengths are free.
 */
const regexCost = (regexLength: number, textLength: number): number =>
  Math.max(0, (regexLength * textLength - USUAL) / PER_QUESTION)

const LONG = 1_000
const USUAL = 500_000
const PER_QUESTION = 250
const COSTLY = 50_000

const MOST_TOGETHER = 500

/** True if an event for the branch would take too long to make. */
export const isTooLong = (branch: Branch): boolean => branch.filter(({ positive }) => positive).length > MOST_TOGETHER
