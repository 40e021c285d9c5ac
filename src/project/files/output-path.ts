import { statSync } from 'node:fs'
import { extname, parse, resolve, sep } from 'node:path'
import { portableName } from './portable-name.js'
import { usageError } from './usage-error.js'

/**
 * Resolves `--output`; undefined for stdout. Throws a usage error for a name that any supported system cannot write.
 */
export function outputOf(output: string | undefined, cwd: string): string | undefined {
  if (output === undefined || output === '-' || output === '/dev/stdout') return undefined
  const { root } = parse(output)
  const parts = output.slice(root.length).split(sep === '/' ? sep : /[\\/]/)
  for (const [index, name] of parts.entries()) {
    const portable = portableName(name)
    if (portable === name || /^\.*$/.test(name)) continue
    // An existing folder or pipe is writable, whatever its name.
    const stats = statOf(resolve(cwd, root + parts.slice(0, index + 1).join('/')))
    if (stats !== undefined && !stats.isFile()) continue
    throw usageError(
      `Windows does not allow a file or folder named \`${name}\``,
      `name the output \`${root}${parts.with(index, portable).join('/')}\``,
    )
  }
  return output
}

/** True for an existing folder, and for a path that is written like one. */
export const isFolder = (output: string, path: string): boolean =>
  output.endsWith('/') || output.endsWith(sep) || statOf(path)?.isDirectory() === true

/** True also for a path that becomes a folder if there are several artifacts. */
export const mayBeFolder = (output: string, path: string): boolean =>
  isFolder(output, path) || (statOf(path) === undefined && extname(path) === '')

function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined // Writing there says what is wrong.
  }
}
