// Moves the temporary files of tests to memory: they are thousands, and product code waits until the disk has each.
import { readFileSync, rmSync, statfsSync } from 'node:fs'
import { temporaryFolder } from './temporary-folder.mjs'

const MEMORY = '/dev/shm'
const ENOUGH = 1024 ** 3

/** Creates a temporary folder in memory if the system has room for it, and returns a function that removes it. */
export function setup() {
  if (process.env.TMPDIR !== undefined || !isUsable()) return undefined
  const folder = temporaryFolder(MEMORY, 'sigmacast-tests')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (!hasSpace()) return remove()
  process.env.TMPDIR = folder
  return remove
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
