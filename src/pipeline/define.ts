import type { Action } from './action.js'
import type { Test } from './conditions/condition.js'
import type { AnyEntry, Entry } from './entry.js'

/** A kind of step whose `prepare` sees its options with their types. */
export const defineStep = <Options extends object>(entry: Entry<Options, Action>): AnyEntry<Action> =>
  entry as AnyEntry<Action>

/** A kind of condition whose `prepare` sees its options with their types. */
export const defineCondition = <Subject, Options extends object>(
  entry: Entry<Options, Test<Subject>>,
): AnyEntry<Test<Subject>> => entry as AnyEntry<Test<Subject>>
