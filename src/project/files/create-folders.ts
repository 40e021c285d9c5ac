import { lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Creates a folder with its missing parents, and returns the created folders from the outermost to the innermost.
 * Throws the error of the system if it refuses one of them.
 *
 * `mkdirSync` with `recursive` never returns where the system answers that a new folder does not exist, as in `/proc`.
 */
export function createFolders(path: string, mode?: number): readonly string[] {
  return missingFolders(resolve(path)).filter((folder) => createFolder(folder, mode))
}

/** Lists the folders to create for a path, from the outermost to the innermost. */
function missingFolders(path: string): readonly string[] {
  const missing: string[] = []
  for (let folder = path; !isThere(folder) && dirname(folder) !== folder; folder = dirname(folder)) {
    missing.unshift(folder)
  }
  return missing
}

/** True for anything at the path, also a link that leads nowhere. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Creates one folder. Returns false if another process has created it in the meantime. */
function createFolder(path: string, mode: number | undefined): boolean {
  try {
    mkdirSync(path, { mode })
    return true
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return false
    throw error
  }
}
