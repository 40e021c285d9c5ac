// Temporary folders outside of the system's own: nothing else removes them if a run is killed.
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Creates an empty folder, after it has removed those of the same name whose processes have ended. */
export function temporaryFolder(parent, name) {
  const start = folderPrefix(name)
  removeAbandoned(parent, start)
  return mkdtempSync(join(parent, `${start}${process.pid}-`))
}

/** The start of folder names, before the process. Containers may share a folder, and have processes of their own. */
export function folderPrefix(name) {
  try {
    return `${name}-${/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0]}-`
  } catch {
    return `${name}-`
  }
}

function removeAbandoned(parent, start) {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(start) ? /^(\d+)-/.exec(name.slice(start.length))?.[1] : undefined
    if (pid === undefined || isRunning(Number(pid))) continue
    try {
      rmSync(join(parent, name), { recursive: true, force: true })
    } catch {
      // It belongs to another user.
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}
