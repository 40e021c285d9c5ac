import type { EventObject } from '../witness/event-object.js'

/** Reasons for which a question stays open. */
export const undecidedReasons = {
  steps: 'the question takes more steps than its budget has',
  values: 'the values of two conditions cannot be compared exactly',
  unconfirmed: 'an event seems to exist, but none was found that the matcher confirms',
  'not-runnable': 'part of a rule cannot be run, such as a query expression or look-around in a regular expression',
  correlation: 'the types, the counted fields or the rules of the correlations cannot be compared',
  'correlation-mixed': 'a part of the change finds more, and another part finds less',
  'correlation-figures': 'further events can both add and prevent matches of the condition',
  'not-prepared': 'a rule has errors',
} as const satisfies Readonly<Record<string, string>>

/** The name of a reason why a question has no answer; `undecidedReasons` explains it. */
export type UndecidedReason = keyof typeof undecidedReasons

/** An assumption about the data that an answer rests on. `single-valued`: no field holds a list of several values. */
export type DataAssumption = 'single-valued'

/** No answer was found. */
export interface Undecided {
  readonly answer: 'undecided'
  readonly reason: UndecidedReason
}

/** An answer of which an event is the proof. The reference matcher has confirmed it. */
export interface Shown<Answer extends 'yes' | 'no'> {
  readonly answer: Answer
  readonly event: EventObject
}

/** An answer about all events. `assuming` is absent if it needs no assumption. */
export interface Proven<Answer extends 'yes' | 'no'> {
  readonly answer: Answer
  readonly assuming?: DataAssumption
}

/** `yes` comes with an event. */
export type ExistenceAnswer = Shown<'yes'> | Proven<'no'> | Undecided
/** `no` comes with an event. */
export type LawAnswer = Proven<'yes'> | Shown<'no'> | Undecided
