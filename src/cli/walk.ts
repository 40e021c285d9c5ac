import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BytePath, joinBytes } from './byte-path.js'
import { openRealPaths } from './real-paths.js'

export const isRuleFile = (path: string): boolean => /\.ya?ml$/i.test(path)

/** A file or folder below a folder. */
export interface FoundFile {
  /** The path relative to the folder, as text. */
  readonly place: string
  readonly path: BytePath
}

/**
 * The .yml and .yaml files below a folder. Folders that begin with a dot and `node_modules` are left out, and so are pipes and devices, which
 * may have no end. Links are followed after everything else, and no folder is entered twice: loops end, and a file that can be reached both
 * ways has its real path.
 */
export function findRuleFiles(root: BytePath): FoundFile[] {
  const files: FoundFile[] = []
  const folders: FoundFile[] = [{ place: '', path: root }]
  const links: FoundFile[] = []
  const entered = new Set<string>()
  const realPath = openRealPaths()
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop() ?? links.shift()) {
    const entries = entriesOf(folder.path, realPath(folder.path), entered)
    // It cannot be opened. Reading it as a file says so.
    if (entries === undefined) files.push(folder)
    for (const entry of entries ?? []) {
      const name = entry.name.toString()
      const found = { place: join(folder.place, name), path: joinBytes(folder.path, entry.name) }
      const kind = kindOf(entry, found.path)
      if (kind === 'file' && isRuleFile(name)) files.push(found)
      if (kind !== 'folder' || name.startsWith('.') || name === 'node_modules') continue
      if (entry.isSymbolicLink()) links.push(found)
      else folders.push(found)
    }
  }
  return files.sort((a, b) => (a.place < b.place ? -1 : 1))
}

/** Undefined if the folder cannot be read; empty if it was read before. */
function entriesOf(path: BytePath, real: string, entered: Set<string>): readonly Dirent<Buffer>[] | undefined {
  if (entered.has(real)) return []
  entered.add(real)
  try {
    return readdirSync(path, { withFileTypes: true, encoding: 'buffer' })
  } catch {
    return undefined
  }
}

type Kinds = Pick<Dirent, 'isSymbolicLink' | 'isDirectory' | 'isFile'>

/** A link is what it points to; one that points nowhere is a file, so that reading it says so. */
export function kindOf(entry: Kinds, path: BytePath): 'folder' | 'file' | 'other' {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other'
  try {
    const target = statSync(path)
    return target.isDirectory() ? 'folder' : target.isFile() ? 'file' : 'other'
  } catch {
    return 'file'
  }
}

/** True for a pipe, a device or a socket; false for what cannot be looked at. */
export function isSpecial(path: BytePath): boolean {
  try {
    const stats = statSync(path)
    return !stats.isFile() && !stats.isDirectory()
  } catch {
    return false
  }
}
