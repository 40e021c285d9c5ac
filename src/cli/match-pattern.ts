import { type Dirent, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { pathsShownAs } from './byte-path.js'
import { isRuleFile, kindOf } from './walk.js'

/**
 * The .yml and .yaml files that match a pattern, relative to `cwd` unless the pattern is absolute. `node_modules` is left
 * out. As in a shell, `**` enters no links to folders, and so never goes in circles.
 */
export async function matchPattern(pattern: string, cwd: string): Promise<readonly string[]> {
  // Only here: no other command line has to wait for it to load.
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

/** A link to a file is a file; left as a link it would be passed over where links are not followed. A folder may have a name that is no UTF-8. */
function readWithLinkedFiles(folder: string): Dirent[] {
  const entries = pathsShownAs(folder).flatMap((path) => readdirSync(path, { withFileTypes: true }))
  return entries.map((entry) =>
    entry.isSymbolicLink() && kindOf(entry, join(folder, entry.name)) === 'file'
      ? Object.assign(Object.create(entry), { isSymbolicLink: () => false, isFile: () => true })
      : entry,
  )
}
