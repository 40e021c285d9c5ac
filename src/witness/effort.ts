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

/** The same test, paid for: a question to a long event costs more. */
export const paid =
  (test: (event: Json) => boolean, questions: number, effort: Effort): ((event: Json) => boolean) =>
  (event) => {
    effort.left -= questions * (1 + JSON.stringify(event).length / LONG)
    return test(event)
  }

/** Characters of an event that cost as much as a question by itself. */
const LONG = 1_000

/** Questions that must all hold in one event; nobody writes so many. */
const MOST_TOGETHER = 500

/** Would an event for the branch take too long to make? */
export const isTooLong = (branch: Branch): boolean => branch.filter(({ positive }) => positive).length > MOST_TOGETHER
