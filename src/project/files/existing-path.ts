import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { nearest } from '../../text/suggest.js'
import type { BytePath } from './byte-path.js'
import { nodePath } from './node-path.js'
import { usageError } from './usage-error.js'

/**
 * Returns the kind of a path. A file that cannot be accessed counts as a file, so that reading it reports the error.
 */
export function kindOf(path: BytePath): 'folder' | 'file' | 'missing' {
  try {
    return statSync(nodePath(path)).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    // `throwIfNoEntry: false` is not used: Node.js versions differ in whether it hides that a part of the path is no
    // folder.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'file'
  }
}

/** Returns a key that is equal for two paths only if they lead to the same file. */
export function realPath(path: BytePath): string {
  try {
    return realpathSync.native(nodePath(path), 'buffer').toString('latin1')
  } catch {
    return Buffer.from(path).toString('latin1') // There is nothing.
  }
}

/** Creates the error for a missing path, with a suggestion of a similar one. */
export function missing(arg: string, path: string): Error {
  let neighbours: string[] = []
  try {
    neighbours = readdirSync(dirname(path))
  } catch {} // The folder is missing as well: there is nothing near.
  const folder = arg.slice(0, arg.lastIndexOf(basename(path)))
  const similar = nearest(basename(path), neighbours)
  return usageError(`\`${arg}\` does not exist`, similar && `did you mean \`${folder}${similar}\`?`)
}

/** Returns the names in a folder; none if it cannot be read. */
export function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder))
  } catch {
    return new Set()
  }
}
