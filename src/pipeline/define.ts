import type { Action } from './action.js'
import type { Test } from './conditions/condition-test.js'
import type { AnyEntry, Entry } from './entry.js'
import type { Finalize } from './finalizers/output.js'
import type { Finalizer, PostprocessingStep } from './pipeline.js'
import type { QueryChange } from './postprocessing/query-change.js'

/** Defines a kind of step whose `prepare` receives typed options. */
export const defineStep = <Options extends object>(entry: Entry<Options, Action>): AnyEntry<Action> => entry

/** Defines a kind of condition whose `prepare` receives typed options. */
export const defineCondition = <Subject, Options extends object>(
  entry: Entry<Options, Test<Subject>>,
): AnyEntry<Test<Subject>> => entry

/** Defines a kind of postprocessing whose `prepare` receives typed options. */
export const definePostprocessing = <Options extends object>(
  entry: Entry<Options, QueryChange, PostprocessingStep>,
): AnyEntry<QueryChange, PostprocessingStep> => entry

/** Defines a kind of finalizer whose `prepare` receives typed options. */
export const defineFinalizer = <Options extends object>(
  entry: Entry<Options, Finalize, Finalizer>,
): AnyEntry<Finalize, Finalizer> => entry
