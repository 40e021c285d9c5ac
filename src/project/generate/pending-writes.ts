import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Io } from '../files/io.js'
import { replaceFiles } from '../files/replace-files.js'

/** The hashes of the texts that a run is about to write, by path. It tells the files of a killed run from edited ones. */
export type PendingWrites = Readonly<Record<string, string>>

const fileOf = (folder: string): string => join(folder, 'pending.json')

/** Reads what an interrupted run was about to write; empty if no run was interrupted. */
export function readPending(folder: string): PendingWrites {
  try {
    return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as PendingWrites
  } catch {
    return {}
  }
}

/** Notes what will be written, in addition to what earlier interrupted runs noted. */
export async function notePending(folder: string, pending: PendingWrites, io: Io): Promise<void> {
  const all = { ...readPending(folder), ...pending }
  await replaceFiles(new Map([[fileOf(folder), JSON.stringify(all)]]), io)
}

export const clearPending = (folder: string): void => rmSync(fileOf(folder), { force: true })
