import { readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { ABANDONED_AFTER } from '../project-limits.js'

/** The process that created a file: its machine, its number, and a text that tells it from an earlier process. */
export interface ProcessIdentity {
  readonly machine: string
  readonly process: number
  readonly run: string
}

// Loading `node:crypto` for them would take 4 ms of every start of `generate`.
export const thisProcess: ProcessIdentity = {
  machine: hex(hashOf(hostname())),
  process: process.pid,
  run: hex(Math.random() * 2 ** 32),
}

/** Returns the hash of a text in 32 bits (FNV-1a). */
function hashOf(text: string): number {
  return Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5)
}

/** Returns eight digits for the lowest 32 bits of a number. */
function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0')
}

/**
 * True if the process that created a file has ended. A process of another machine cannot be examined; its file counts
 * as abandoned after a day.
 */
export function isAbandoned({ machine, process, run }: ProcessIdentity, path: string): boolean {
  if (machine !== thisProcess.machine) return isOld(path)
  return run !== thisProcess.run && !isRunning(process)
}

/** True if the process is running. If the id is our own, the file's process was an earlier one. */
function isRunning(id: number): boolean {
  if (id === process.pid) return false
  try {
    return process.kill(id, 0) && !hasEnded(id)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** True for a killed process whose parent has not collected it yet; Linux shows this state. */
function hasEnded(id: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${id}/stat`, 'latin1'))
  } catch {
    return false
  }
}

const isOld = (path: string): boolean =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > ABANDONED_AFTER
