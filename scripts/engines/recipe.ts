import type { Program } from '../../test/engines/installation.js'

/** A command with its arguments. */
export type Step = readonly [command: string, ...args: string[]]

/** How a program is installed. */
export interface Recipe {
  readonly program: Program
  /** The targets whose queries it judges. */
  readonly targets: readonly string[]
  /** What the machine must have. */
  readonly tools: string
  /** Lays out what the steps need. */
  readonly begin?: (source: string, folder: string) => void
  /** The commands, in order. Each is tried again if it fails, since a registry may be away for a moment. */
  readonly steps: (source: string, folder: string) => readonly Step[]
  /** Keeps what is needed of the result. */
  readonly finish?: (folder: string) => void
}
