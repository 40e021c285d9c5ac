import { Buffer } from 'node:buffer'
import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs'
import { type BytePath, entryPath, joinBytes, REPLACEMENT } from './byte-path.js'
import { nodePath } from './node-path.js'
import { openRealPaths } from './real-paths.js'

export const isRuleFile = (path: string): boolean => /\.ya?ml$/i.test(path)

/** A file or folder below a folder. */
export interface FoundFile {
  /** The path relative to the folder, as text. */
  readonly place: string
  readonly path: BytePath
  /** True for a regular file that is no link. */
  readonly isRegular: boolean
}

/**
 * Returns the .yml and .yaml files below a folder, without `node_modules`, folders that begin with a dot, pipes and
 * devices. Links are followed last, and each folder is entered once: cycles end, and a file that is reachable in both
 * ways has its real path.
 */
export const findRuleFiles = (root: BytePath): FoundFile[] => findFiles(root, isRuleFile)

/** Returns the files below a folder whose names pass a test, in the same way. */
export function findFiles(root: BytePath, isWanted: (name: string) => boolean): FoundFile[] {
  const files: FoundFile[] = []
  const folders: FoundFile[] = [{ place: '', path: root, isRegular: false }]
  const links: FoundFile[] = []
  const entered = new Set<string>()
  const realPath = openRealPaths()
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop() ?? links.shift()) {
    const entries = entriesOf(folder.path, realPath(folder.path), entered)
    // A folder that cannot be opened is read as a file, which reports the error.
    if (entries === undefined) files.push(folder)
    for (const { name, bytes, kinds } of entries ?? []) {
      const file = {
        place: entryPath(folder.place, name),
        path: pathOf(folder.path, name, bytes),
        isRegular: kinds.isFile(),
      }
      const kind = kindOf(kinds, file.path)
      if (kind === 'file' && isWanted(name)) files.push(file)
      if (kind !== 'folder' || name.startsWith('.') || name === 'node_modules') continue
      if (kinds.isSymbolicLink()) links.push(file)
      else folders.push(file)
    }
  }
  return files.sort((a, b) => (a.place < b.place ? -1 : 1))
}

type Kinds = Pick<Dirent, 'isSymbolicLink' | 'isDirectory' | 'isFile'>

interface Entry {
  readonly name: string
  /** The name as bytes; undefined if it is UTF-8. */
  readonly bytes: Buffer | undefined
  readonly kinds: Kinds
}

const pathOf = (folder: BytePath, name: string, bytes: Buffer | undefined): BytePath =>
  typeof folder === 'string' && bytes === undefined
    ? entryPath(folder, name)
    : joinBytes(folder, bytes ?? Buffer.from(name))

/** Undefined if the folder cannot be read; empty if it was read before. */
function entriesOf(path: BytePath, real: string, entered: Set<string>): readonly Entry[] | undefined {
  if (entered.has(real)) return []
  entered.add(real)
  try {
    const entries = readdirSync(nodePath(path), { withFileTypes: true })
    if (entries.some(({ name }) => name.includes(REPLACEMENT))) return byteEntriesOf(path)
    return entries.map((entry) => ({ name: entry.name, bytes: undefined, kinds: entry }))
  } catch {
    return undefined
  }
}

/**
 * Returns the entries of a folder with a name that is not UTF-8. Bun has no entries with names as bytes, so each is
 * looked up.
 */
function byteEntriesOf(path: BytePath): readonly Entry[] {
  const names = readdirSync(nodePath(path), { encoding: 'buffer' })
  return names.map((bytes) => ({ name: bytes.toString(), bytes, kinds: lstatSync(nodePath(joinBytes(path, bytes))) }))
}

/**
 * Returns the kind of an entry. A link has the kind of its target; a broken link is a file, so that reading it reports
 * the error.
 */
export function kindOf(entry: Kinds, path: BytePath): 'folder' | 'file' | 'other' {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other'
  try {
    const target = statSync(nodePath(path))
    return target.isDirectory() ? 'folder' : target.isFile() ? 'file' : 'other'
  } catch {
    return 'file'
  }
}

/** True for a pipe, a device or a socket; false if the path cannot be examined. */
export function isSpecial(path: BytePath): boolean {
  try {
    const stats = statSync(nodePath(path))
    return !stats.isFile() && !stats.isDirectory()
  } catch {
    return false
  }
}
