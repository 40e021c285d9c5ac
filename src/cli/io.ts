import type { Disk } from './disk.js'

/** A stream that a command writes to. */
export interface Output {
  readonly isTTY: boolean
  /** The width of the terminal. */
  readonly columns: number
  /** Does nothing once the reader has left. */
  readonly write: (text: string) => void
  /** True once nobody reads it any more. */
  readonly isClosed: () => boolean
}

/** All that a command knows of the process that it runs in; with another value it runs anywhere, and so in a test. */
export interface Io {
  /** What stands after `sigmacast`. */
  readonly args: readonly string[]
  /** Standard input; called only where something reads it. */
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  /** Paths are relative to this folder. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since some moment. */
  readonly now: () => number
  /** Calls `action` after so many milliseconds, unless the function that it returns is called before. */
  readonly after: (milliseconds: number, action: () => void) => () => void
  /** What outputs are written with. */
  readonly disk: Disk
  /** Signals that end the process call `onSignal` instead, until the function that it returns is called: then they take effect. */
  readonly holdSignals: (onSignal: () => void) => () => void
}
