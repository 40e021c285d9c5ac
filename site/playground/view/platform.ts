import type { Input } from '../input/input.js'
import type { Connection } from '../protocol/connection.js'
import type { Action } from '../state/reduce.js'

/** The functions of the browser that the page uses. */
export interface Platform {
  /** Opens the connection to the worker. Its replies become actions. */
  readonly connect: (dispatch: (action: Action) => void) => Connection
  /** Calls a function after some milliseconds; returns a function that prevents it. */
  readonly after: (milliseconds: number, run: () => void) => () => void
  /** Loads the input of the address each time that its fragment changes; returns a function that stops it. */
  readonly onFragment: (dispatch: (action: Action) => void) => () => void
  /** Writes a fragment to the address, and returns the whole address. */
  readonly showFragment: (fragment: string) => string
  /** Keeps an input for a reload and for the way back to the page. */
  readonly keep: (input: Input) => void
  /** Copies a text; false if the browser does not allow it. */
  readonly copy: (text: string) => Promise<boolean>
  /** Marks a predicate everywhere on the page; none for `undefined`. */
  readonly mark: (number: number | undefined) => void
  /** Opens the whole playground with a fragment. */
  readonly openWhole: (fragment: string) => void
}
