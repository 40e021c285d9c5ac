import type { Predicate } from '../../../src/backend.js'
import type { Json } from '../../../src/index.js'

/** A known difference between a judge's reading of a rule and ours; reviewed manually. */
export type Difference = ReadingDifference | RefusalDifference

/** A known difference with the name of its judge, as in `Judge`. */
export type JudgeDifference = Difference & { readonly judge: string }

interface DifferenceFacts {
  /** The difference, and which side is right. */
  readonly because: string
  /** The section of Sigma's specification that decides it, or our decision where the specification is silent. */
  readonly page: string
  /** The detection of a minimal rule that shows the difference. */
  readonly detection: string
}

/** The judge gives another verdict. */
export interface ReadingDifference extends DifferenceFacts {
  /** An event on which the verdicts on the minimal rule differ. */
  readonly event: Json
  /**
   * Returns the judge's verdict on a predicate; undefined if it reads the predicate as we do. It explains a verdict only
   * if the rule gets this verdict with such predicates.
   */
  readonly reads: (asked: Asked) => boolean | undefined
}

/** The judge rejects the rule. */
export interface RefusalDifference extends DifferenceFacts {
  /** The judge's message, as narrowly as possible. */
  readonly refuses: RegExp
}

/** A predicate that a judge evaluates. */
export interface Asked {
  readonly predicate: Predicate
  readonly event: Json
  /** All predicates of its item, or of its list of keywords. */
  readonly beside: readonly Predicate[]
  /** The key of its item, and its value, as the rule writes them. */
  readonly key: string
  readonly value: string
}
