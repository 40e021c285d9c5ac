import type { Action } from './action.js'
import type { Test } from './conditions/condition-test.js'
import type { AnyEntry, Entry } from './entry.js'
import type { Finalize } from './finalizers/output.js'
import type { Finalizer, PostprocessingStep } from './pipeline.js'
import type { QueryChange } from './postprocessing/query-change.js'

/** A kind of step whose `prepare` sees its options with their types. */
export const defineStep = <Options extends object>(entry: Entry<Options, Action>): AnyEntry<Action> =>
  entry as AnyEntry<Action>

/** A kind of condition whose `prepare` sees its options with their types. */
export const defineCondition = <Subject, Options extends object>(
  entry: Entry<Options, Test<Subject>>,
): AnyEntry<Test<Subject>> => entry as AnyEntry<Test<Subject>>

/** A kind of postprocessing whose `prepare` sees its options with their types. */
export const definePostprocessing = <Options extends object>(
  entry: Entry<Options, QueryChange, PostprocessingStep>,
): AnyEntry<QueryChange, PostprocessingStep> => entry as AnyEntry<QueryChange, PostprocessingStep>

/** A kind of finalizer whose `prepare` sees its options with their types. */
export const defineFinalizer = <Options extends object>(
  entry: Entry<Options, Finalize, Finalizer>,
): AnyEntry<Finalize, Finalizer> => entry as AnyEntry<Finalize, Finalizer>
