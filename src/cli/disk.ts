import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** The operations of the file system that writing an output rests on, and that a full disk or an interrupt makes fail. */
export interface Disk {
  readonly open: (path: string, flags: string, mode?: number) => number
  /** Returns the number of bytes that were written, which may be fewer than given. */
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

/** Writes all of a text to an open file. */
export function writeAll(disk: Disk, file: number, text: string): void {
  let rest = Buffer.from(text)
  while (rest.length > 0) rest = rest.subarray(disk.write(file, rest))
}
