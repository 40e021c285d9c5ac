import type { Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { Branch } from './branches.js'

/** Work that is left for a rule, in questions asked of events. What is costly takes from it, and stops where there is none. */
export interface Effort {
  left: number
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
})

/** The same test, paid for before it is asked: a question to a long event costs more. False, unasked, where nothing is left to pay with. */
export const paid =
  (
    test: (event: Json) => boolean,
    questions: number,
    regexLength: number,
    effort: Effort,
  ): ((event: Json) => boolean) =>
  (event) => {
    const length = JSON.stringify(event).length
    effort.left -= questions * (1 + length / LONG) + regexCost(regexLength, length)
    return effort.left >= 0 && test(event)
  }

/** Pays for so many tests of one question whose events hold little beside its own value; false if nothing is left. */
export function payTests(predicate: Predicate, tests: number, effort: Effort): boolean {
  const length = regexLengthOf([predicate])
  effort.left -= tests * regexCost(length, length)
  return effort.left >= 0
}

/** Characters of all regular expressions. */
export const regexLengthOf = (predicates: readonly Predicate[]): number =>
  predicates.reduce(
    (sum, one) => (one.kind === 'regex' || one.kind === 'keywordRegex' ? sum + one.source.length : sum),
    0,
  )

/** An expression takes a time that grows with its length and that of the text; only what exceeds usual lengths is counted. */
const regexCost = (regexLength: number, textLength: number): number =>
  Math.max(0, (regexLength * textLength - USUAL) / PER_QUESTION)

/** Characters of an event that cost as much as a question by itself. */
const LONG = 1_000
/** Lengths of expressions times lengths of texts that nobody notices. */
const USUAL = 500_000
/** As many of them as cost a question. */
const PER_QUESTION = 250

/** Questions that must all hold in one event; nobody writes so many. */
const MOST_TOGETHER = 500

/** Would an event for the branch take too long to make? */
export function isTooLong(branch: Branch): boolean {
  const wanted = branch.filter(({ positive }) => positive)
  return wanted.length > MOST_TOGETHER || regexLengthOf(wanted.map(({ predicate }) => predicate)) > LONGEST_REGEX
}

/** Characters of the regular expressions that must all match one event. */
const LONGEST_REGEX = 5_000
