// Moves the temporary files of tests to memory: they are thousands, and product code waits until the disk has each.
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ENOUGH = 1024 ** 3

/** Creates a temporary folder in memory if the system has room for it, and returns a function that removes it. */
export function setup() {
  if (process.env.TMPDIR !== undefined || !isUsable()) return undefined
  const folder = mkdtempSync(join(MEMORY, 'sigmacast-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** True if there is a file system in memory with enough space, in which programs can be started. */
function isUsable() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === MEMORY)
    return bavail * bsize >= ENOUGH && mount !== undefined && !/\bnoexec\b/.test(mount)
  } catch {
    return false
  }
}
