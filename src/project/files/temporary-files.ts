import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { ABANDONED_AFTER } from '../project-limits.js'

// Temporary files are named `.sigmacast-<machine>-<process>-<run>-<number>.tmp`. The name identifies the owner, so that
// no other run's file is removed.

const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
/** Distinguishes this process from an earlier one with the same number. */
const RUN = randomBytes(4).toString('hex')
const NAME = /^\.sigmacast-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})-\d+\.tmp$/

/** Returns the path of the temporary file with this number in a folder. */
export const temporaryFile = (folder: string, number: number): string =>
  join(folder, `.sigmacast-${MACHINE}-${process.pid}-${RUN}-${number}.tmp`)

/** Removes temporary files of killed runs from a folder. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, machine, id, run] = NAME.exec(name) ?? []
    if (id === undefined || (machine === MACHINE && run === RUN)) continue
    const path = join(folder, name)
    try {
      if (machine === MACHINE ? !isRunning(Number(id)) : isOld(path)) rmSync(path, { force: true })
    } catch {} // It belongs to another user, who can remove it.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // There is none yet, or writing there says what is wrong.
  }
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
