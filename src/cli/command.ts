import type { Targets } from '../backend/targets.js'
import type { Io } from '../project/files/io.js'
import type { Flags, FlagValues } from './flags.js'

/** A subcommand of `sigmacast`: its usage and its implementation. */
export interface Command<F extends Flags = Flags> {
  readonly name: string
  /** The arguments after the name. */
  readonly usage: string
  readonly about: string
  /** Further notes in the help, one line per note. */
  readonly notes: readonly string[]
  readonly flags: F
  readonly examples: readonly string[]
  /**
   * Runs the command and returns the exit code. A method, so that a command with flags of its own is still a `Command`.
   */
  run(io: Io, positionals: readonly string[], flags: FlagValues<F>, targets: Targets): Promise<number>
}

/** Defines a command whose `run` receives typed flag values. */
export const defineCommand = <const F extends Flags>(command: Command<F>): Command<F> => command
