// Moves the temporary files of tests to memory: they are thousands, and product code waits until the disk has each.
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ENOUGH = 1024 ** 3

/**
 * Creates a temporary folder in memory if the system has room for it, and returns a function that removes it. Removes the
 * folders of runs that were killed.
 */
export function setup() {
  if (process.env.TMPDIR !== undefined || !isUsable()) return undefined
  removeAbandoned(MEMORY)
  if (!hasSpace()) return undefined
  const folder = mkdtempSync(join(MEMORY, `${prefix()}${process.pid}-`))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Removes the folders of processes that have ended from a folder. */
export function removeAbandoned(folder) {
  const start = prefix()
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(start) ? /^(\d+)-/.exec(name.slice(start.length))?.[1] : undefined
    if (pid === undefined || isRunning(Number(pid))) continue
    try {
      rmSync(join(folder, name), { recursive: true, force: true })
    } catch {
      // It belongs to another user.
    }
  }
}

/** Containers may share the memory, and have processes of their own. */
export const prefix = () => `sigmacast-tests-${/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0]}-`

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

/** True if there is a file system in memory in which programs can be started. */
function isUsable() {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
    const mount = mounts.find((line) => line.split(' ')[1] === MEMORY)
    return mount !== undefined && !/\bnoexec\b/.test(mount)
  } catch {
    return false
  }
}

function hasSpace() {
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= ENOUGH
}
