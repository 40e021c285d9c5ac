import type { Predicate, PredicateOf } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Branch } from './branches.js'

/** Work that is left for a rule, in questions asked of events. What is costly takes from it, and stops where there is none. */
export interface Effort {
  left: number
  /** True once a test was not run because too little was left. */
  refused: boolean
}

/** For a rule of any length; a blink. */
const LEAST = 300_000
/** For the longest rules and any number of events: some seconds. */
const MOST = 2_000_000
/** What is looked for does not hang on how few events are wanted. */
const FEW = 20
/** Verdicts that one event may need before it is found. */
const VERDICTS = 8

/** Enough for so many events of a rule that asks so many questions. The same for the same rule, whatever the machine. */
export const effortFor = (events: number, questions: number): Effort => ({
  left: Math.min(MOST, LEAST + Math.max(events, FEW) * questions * VERDICTS),
  refused: false,
})

/**
 * The same test, paid for: a question to a long event costs more. Long regular expressions are paid for before they are run: false, unasked, where
 * too little is left for them.
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

/** Pays for tests of one question with these values; false if too little is left for them. */
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

/** Would a test of the value take longer than many other questions together? */
export const isCostly = (predicate: Predicate, value: Json): boolean =>
  isRegex(predicate) && regexCost(predicate.source.length, lengthOf(value)) > COSTLY

export const isRegex = (predicate: Predicate): predicate is PredicateOf<'regex' | 'keywordRegex'> =>
  predicate.kind === 'regex' || predicate.kind === 'keywordRegex'

/** Characters of all regular expressions. */
export const regexLengthOf = (predicates: readonly Predicate[]): number =>
  predicates.reduce((sum, one) => (isRegex(one) ? sum + one.source.length : sum), 0)

/** An expression takes a time that grows with its length and that of the text; only what exceeds usual lengths is counted. */
const regexCost = (regexLength: number, textLength: number): number =>
  Math.max(0, (regexLength * textLength - USUAL) / PER_QUESTION)

/** Characters of an event that cost as much as a question by itself. */
const LONG = 1_000
/** Lengths of expressions times lengths of texts that nobody notices. */
const USUAL = 500_000
/** As many of them as cost a question. */
const PER_QUESTION = 250
const COSTLY = 50_000

/** Questions that must all hold in one event; nobody writes so many. */
const MOST_TOGETHER = 500

/** Would an event for the branch take too long to make? */
export const isTooLong = (branch: Branch): boolean => branch.filter(({ positive }) => positive).length > MOST_TOGETHER
