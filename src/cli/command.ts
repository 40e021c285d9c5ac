import type { Backend } from '../backend/backend.js'
import type { Flags, FlagValues } from './flags.js'
import type { Io } from './io.js'

/** Every target by its name. */
export type Targets = ReadonlyMap<string, Backend>

/** A word after `sigmacast`: how it is called, and what it does. */
export interface Command<F extends Flags = Flags> {
  readonly name: string
  /** What stands after the name. */
  readonly usage: string
  readonly about: string
  /** More to say in the help, a line each. */
  readonly notes: readonly string[]
  readonly flags: F
  readonly examples: readonly string[]
  /** Gives the exit code. A method, so that a command with flags of its own is still a `Command`. */
  run(io: Io, positionals: readonly string[], flags: FlagValues<F>, targets: Targets): Promise<number>
}

/** A command whose `run` sees the flags with their types. */
export const defineCommand = <const F extends Flags>(command: Command<F>): Command<F> => command
