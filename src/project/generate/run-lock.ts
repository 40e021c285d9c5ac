import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Io } from '../files/io.js'
import { isAbandoned, type ProcessIdentity, thisProcess } from '../files/process-identity.js'
import { reasonOf } from '../files/read-input.js'
import { usageError } from '../files/usage-error.js'
import { COARSE_TIMES, LOCK_ATTEMPTS, LOCK_INTERVAL } from '../project-limits.js'

const LOCK = 'lock.json'

/**
 * Runs `work` while no other run writes. Waits for another run for ten seconds, then throws a usage error. The lock of a
 * killed run is removed.
 */
export async function withLock<Result>(
  folder: string,
  io: Pick<Io, 'after' | 'stderr'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(folder, LOCK)
  for (let attempt = 0; !take(path); attempt++) {
    if (removeAbandoned(path)) continue
    const owner = ownerOf(path)
    const who = owner === undefined ? 'another run' : `another run (process ${owner.process})`
    if (attempt === LOCK_ATTEMPTS)
      throw usageError(`${who} is writing to this project`, `try again when it has ended, or remove \`${path}\``)
    if (attempt === 0) io.stderr.write(`sigmacast: waiting for ${who} to end\n`)
    await new Promise<void>((resolve) => io.after(LOCK_INTERVAL, resolve))
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** Creates the lock; false if another run has it. */
function take(path: string): boolean {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, JSON.stringify(thisProcess))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw usageError(`cannot write \`${path}\`: ${reasonOf(error)}`)
  }
}

/** Undefined for a lock that is being written, or was just removed. */
function ownerOf(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}

/**
 * Removes the lock of a run that has ended. It is renamed first, so that of two runs only one removes it, and a lock
 * that another run has taken in the meantime is put back.
 */
function removeAbandoned(path: string): boolean {
  const owner = ownerOf(path)
  if (owner === undefined ? !isOldLock(path) : !isAbandoned(owner, path)) return false
  const aside = `${path}.${thisProcess.process}-${thisProcess.run}`
  try {
    renameSync(path, aside)
  } catch {
    return false // Another run was faster.
  }
  if (ownerOf(aside)?.run === owner?.run) rmSync(aside, { force: true })
  else renameSync(aside, path)
  return true
}

/** True for a lock without an owner that is not just being written: its run was killed at this moment. */
const isOldLock = (path: string): boolean =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) > COARSE_TIMES
