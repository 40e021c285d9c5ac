import { readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { kindOf, missing } from '../files/existing-path.js'
import { usageError } from '../files/usage-error.js'

/**
 * Returns the file of a module: of a path, or of a package that is installed for the folder `cwd`. Throws a usage error
 * if there is none.
 */
export function resolveModule(name: string, cwd: string): string {
  const path = resolve(cwd, name)
  const isPath = /^\.{1,2}(?:[/\\]|$)/.test(name) || isAbsolute(name)
  if (kindOf(path) === 'file') return path
  if (isPath && kindOf(path) === 'missing') throw missing(name, path)
  const entry = isPath ? entryOf(path) : packageEntry(name, cwd)
  if (entry !== undefined) return entry
  const help = isPath ? 'name its file' : `install it, or write \`./${name}\` for a file`
  throw usageError(isPath ? `the folder \`${name}\` is no package` : `there is no package \`${name}\``, help)
}

/** Returns the entry of a package, also if it only has one for `import`, which `require.resolve` does not find. */
function packageEntry(name: string, cwd: string): string | undefined {
  // Loading the module takes 0.2 ms, which most runs spare.
  const { resolve: find } = process.getBuiltinModule('node:module').createRequire(join(cwd, 'package.json'))
  try {
    return find(name)
  } catch {
    const folders = find.paths(name) ?? []
    const folder = folders.map((path) => join(path, name)).find((path) => kindOf(path) === 'folder')
    return folder === undefined ? undefined : entryOf(folder)
  }
}

/** Returns the entry of the package in a folder. */
function entryOf(folder: string): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const { exports } = manifest
    const entry = conditional(exports?.['.'] ?? exports) ?? manifest.main ?? 'index.js'
    const path = join(folder, entry)
    return kindOf(path) === 'file' ? path : undefined
  } catch {
    return undefined // It has no readable manifest.
  }
}

/** Returns the file of an entry of `exports` for `import`. */
function conditional(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry
  if (typeof entry !== 'object' || entry === null) return undefined
  for (const [condition, value] of Object.entries(entry)) {
    if (!['import', 'node', 'default'].includes(condition)) continue
    const file = conditional(value)
    if (file !== undefined) return file
  }
  return undefined
}
