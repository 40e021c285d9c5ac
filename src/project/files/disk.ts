import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** File system operations behind an output. Tests replace them to simulate a full disk or an interrupt. */
export interface Disk {
  readonly open: (path: string, flags: string, mode?: number) => number
  /** Returns the number of bytes written, which may be less than given. */
  readonly write: (file: number, bytes: Uint8Array) => number
  readonly sync: (file: number) => void
  readonly close: (file: number) => void
  readonly rename: (from: string, to: string) => void
}

export const nodeDisk: Disk = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  write: (file, bytes) => writeSync(file, bytes),
  sync: fsyncSync,
  close: closeSync,
  rename: renameSync,
}

/** Writes the whole text to an open file. */
export function writeAll(disk: Disk, file: number, text: string): void {
  let remaining = Buffer.from(text)
  while (remaining.length > 0) remaining = remaining.subarray(disk.write(file, remaining))
}
