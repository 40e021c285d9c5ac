import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openRealPaths } from './real-paths.js'

export const isRuleFile = (path: string): boolean => /\.ya?ml$/i.test(path)

/**
 * The .yml and .yaml files below a folder, as paths relative to it. Folders that begin with a dot and `node_modules` are
 * left out. Links are followed after everything else, and no folder is entered twice: loops end, and a file that can be
 * reached both ways has its real path.
 */
export function findRuleFiles(root: string): string[] {
  const files: string[] = []
  const folders = ['']
  const links: string[] = []
  const entered = new Set<string>()
  const realPath = openRealPaths()
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop() ?? links.shift()) {
    const path = join(root, folder)
    const entries = entriesOf(path, realPath(path), entered)
    // It cannot be opened. Reading it as a file says so.
    if (entries === undefined) files.push(folder)
    for (const entry of entries ?? []) {
      const place = join(folder, entry.name)
      const kind = kindOf(entry, join(root, place))
      if (kind === 'file' && isRuleFile(entry.name)) files.push(place)
      if (kind !== 'folder' || entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isSymbolicLink()) links.push(place)
      else folders.push(place)
    }
  }
  return files.sort()
}

/** Undefined if the folder cannot be read; empty if it was read before. */
function entriesOf(path: string, real: string, entered: Set<string>): readonly Dirent[] | undefined {
  if (entered.has(real)) return []
  entered.add(real)
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return undefined
  }
}

/** A link is what it points to; one that points nowhere is a file, so that reading it says so. */
export function kindOf(entry: Dirent, path: string): 'folder' | 'file' | 'other' {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other'
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'file'
  }
}
