import type { Action } from '../state/reduce.js'
import type { State } from '../state/state.js'
import type { TargetInfo } from '../target-info.js'

/** What the parts of the page receive. */
export interface ViewProps {
  readonly state: State
  readonly dispatch: (action: Action) => void
  readonly targets: readonly TargetInfo[]
}
