import type { Disk } from './disk.js'

/** A stream to which a command writes. */
export interface OutputStream {
  readonly isTTY: boolean
  /** The width of the terminal, in characters. */
  readonly columns: number
  /** Writes text; does nothing once the reader has closed the stream. */
  readonly write: (text: string) => void
  /** True once the reader has closed the stream. */
  readonly isClosed: () => boolean
}

/** The interface between a command and its process; tests pass another one. */
export interface Io {
  /** The arguments after `sigmacast`. */
  readonly args: readonly string[]
  /** Opens standard input; called only if a command reads it. */
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  /** The folder to which paths are relative. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Returns the time in milliseconds since a fixed moment. */
  readonly now: () => number
  /** Calls `action` after the given milliseconds, unless the returned function is called before. */
  readonly after: (milliseconds: number, action: () => void) => () => void
  /** The file system operations for outputs. */
  readonly disk: Disk
  /**
   * Calls `onSignal` instead of ending the process at a signal, until the returned function is called; that then
   * applies the signal.
   */
  readonly holdSignals: (onSignal: () => void) => () => void
}
