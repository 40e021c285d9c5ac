import { statSync } from 'node:fs'
import { basename, extname, resolve, sep } from 'node:path'
import { portableName } from './portable-name.js'
import { usageError } from './usage-error.js'

/** What `--output` names; undefined for standard output. A name that some system cannot write is a usage error on all. */
export function outputOf(given: string | undefined, cwd: string): string | undefined {
  if (given === undefined || given === '-' || given === '/dev/stdout') return undefined
  const stats = statOf(resolve(cwd, given))
  const name = basename(given)
  const portable = portableName(name)
  if (portable === name || /^\.*$/.test(name) || (stats !== undefined && !stats.isFile())) return given
  throw usageError(`Windows cannot have a file named \`${name}\``, `name the output \`${portable}\``)
}

/** True for what is a folder, or is to become one because it is written like one. */
export const isFolder = (given: string, path: string): boolean =>
  given.endsWith('/') || given.endsWith(sep) || statOf(path)?.isDirectory() === true

/** True also for what becomes a folder if there are several artifacts. */
export const mayBeFolder = (given: string, path: string): boolean =>
  isFolder(given, path) || (statOf(path) === undefined && extname(path) === '')

function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined // Writing there says what is wrong.
  }
}
