import type { Program } from '../../test/engines/installation.js'

/** A command with its arguments. */
export type Step = readonly [command: string, ...args: string[]]

/** Installation instructions for a program. */
export interface Recipe {
  readonly program: Program
  /** The targets whose queries it runs. */
  readonly targets: readonly string[]
  /** Required tools on the machine. */
  readonly tools: string
  /** Prepares files for the steps. */
  readonly begin?: (source: string, folder: string) => void
  /** The commands, in order. A command that fails is repeated, because a registry may be unavailable for a moment. */
  readonly steps: (source: string, folder: string) => readonly Step[]
  /** Keeps the required part of the result. */
  readonly finish?: (folder: string) => void
}
