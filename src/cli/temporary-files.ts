import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

// `.sigmacast-<machine>-<process>-<run>-<number>.tmp`: the name says whose file it is, so that nobody else's is ever removed.

const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
/** Tells this process from an earlier one of the same number. */
const RUN = randomBytes(4).toString('hex')
const NAME = /^\.sigmacast-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})-\d+\.tmp$/

/** After this many milliseconds a temporary file of another machine belongs to no run any more: a day. */
const ABANDONED = 86_400_000

/** The path of the temporary file with this number, in a folder. */
export const temporaryFile = (folder: string, number: number): string =>
  join(folder, `.sigmacast-${MACHINE}-${process.pid}-${RUN}-${number}.tmp`)

/** Removes from a folder the temporary files of runs that were killed. */
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

/** A process of this number is another one than that of the file if the number is our own. */
function isRunning(id: number): boolean {
  if (id === process.pid) return false
  try {
    return process.kill(id, 0) && !hasEnded(id)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A killed process keeps its number until somebody has waited for it; Linux tells. */
function hasEnded(id: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${id}/stat`, 'latin1'))
  } catch {
    return false
  }
}

const isOld = (path: string): boolean =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > ABANDONED
