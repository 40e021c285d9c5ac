import type { Targets } from '../../backend/targets.js'
import type { Io } from '../../project/files/io.js'
import type { Completes, Flags, FlagValues } from '../flags/flags.js'

/** A subcommand of `sigmacast`: its usage and its implementation. */
export interface Command<F extends Flags = Flags> {
  readonly name: string
  /** The arguments after the name. */
  readonly usage: string
  readonly about: string
  /** Sentences of the help. Each begins a line, and is wrapped. */
  readonly notes: readonly string[]
  readonly flags: F
  /**
   * The completions of its arguments in a shell: an entry for each, the last one for all others; or a function that
   * returns those of the argument after some others. Default: files.
   */
  readonly completes?: readonly Completes[] | ((before: readonly string[]) => Completes)
  readonly examples: readonly string[]
  /**
   * Returns the names of the targets that a run needs, so that no others are loaded. Undefined, or absent: the run needs
   * all targets.
   */
  needs?(flags: FlagValues<F>): readonly string[] | undefined
  /**
   * Runs the command and returns the exit code. A method, so that a command with flags of its own is still a `Command`.
   * `platforms` are the keys of options in rules, including those of targets that are not loaded.
   */
  run(
    io: Io,
    positionals: readonly string[],
    flags: FlagValues<F>,
    targets: Targets,
    platforms: readonly string[],
  ): Promise<number>
}

/** Defines a command whose `run` receives typed flag values. */
export const defineCommand = <const F extends Flags>(command: Command<F>): Command<F> => command

/** Commands by name, each loaded when it is called, so that the program starts quickly. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>

/** Loads all commands, in the order of `sigmacast --help`. */
export const loadAll = (commands: Commands): Promise<readonly Command[]> =>
  Promise.all(Object.values(commands).map((load) => load()))
