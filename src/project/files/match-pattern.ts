import { type Dirent, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { pathsDisplayedAs } from './byte-path.js'
import { nodePath } from './node-path.js'
import { isRuleFile, kindOf } from './walk.js'

/**
 * Returns the .yml and .yaml files that match a pattern, relative to `cwd` unless the pattern is absolute. Excludes
 * `node_modules`. As in a shell, `**` does not follow links to folders, which also prevents cycles.
 */
export async function matchPattern(pattern: string, cwd: string): Promise<readonly string[]> {
  // Imported dynamically, since only patterns need it.
  const { globSync } = await import('tinyglobby')
  const names = globSync(pattern, {
    cwd,
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    followSymbolicLinks: !pattern.includes('**'),
    ignore: ['**/node_modules/**'],
    fs: { readdirSync: readWithLinkedFiles as unknown as typeof readdirSync },
  })
  return names.filter(isRuleFile)
}

/**
 * Reads a folder, with links to files as files; tinyglobby would skip them where links are not followed. A folder's
 * name may not be UTF-8.
 */
function readWithLinkedFiles(folder: string): Dirent[] {
  const entries = pathsDisplayedAs(folder).flatMap((path) => readdirSync(nodePath(path), { withFileTypes: true }))
  return entries.map((entry) =>
    entry.isSymbolicLink() && kindOf(entry, join(folder, entry.name)) === 'file'
      ? Object.assign(Object.create(entry), { isSymbolicLink: () => false, isFile: () => true })
      : entry,
  )
}
