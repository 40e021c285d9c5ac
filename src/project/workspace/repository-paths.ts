import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { CONFIG_NAMES } from '../config/read/find-config.js'
import { entryPath } from '../files/byte-path.js'
import type { Input } from '../files/inputs.js'

/**
 * Adds the paths by which inputs are known wherever the command runs. They begin at the folder of the nearest
 * configuration, as those of `generate` do, or else at the root of the git repository. An input in neither has none.
 */
export function withRepositoryPaths(inputs: readonly Input[]): readonly Input[] {
  const prefixes = new Map<string, string | undefined>()
  return inputs.map((input) => {
    if (typeof input.path !== 'string') return input
    const folder = dirname(input.path)
    if (!prefixes.has(folder)) prefixes.set(folder, pathInRepository(folder))
    const prefix = prefixes.get(folder)
    if (prefix === undefined) return input
    const repositoryPath = `${prefix}${input.path.slice(entryPath(folder, '').length)}`
    return repositoryPath === input.name ? input : { ...input, repositoryPath }
  })
}

/** Returns the path of a folder in its repository, which ends with `/` unless it is empty. */
function pathInRepository(folder: string): string | undefined {
  const root = nearest(folder, CONFIG_NAMES) ?? nearest(folder, ['.git'])
  if (root === undefined) return undefined
  const path = relative(root, folder).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}

/** Returns the nearest folder upwards that contains one of the names. */
function nearest(start: string, names: readonly string[]): string | undefined {
  for (let folder = start, last = ''; folder !== last; last = folder, folder = dirname(folder))
    if (names.some((name) => existsSync(join(folder, name)))) return folder
  return undefined
}
