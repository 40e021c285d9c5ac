import { basename, dirname, join, resolve } from 'node:path'
import { CONFIG_NAMES } from '../../files/config-names.js'
import { kindOf, missing, namesIn } from '../../files/existing-path.js'
import { usageError } from '../../files/usage-error.js'

/** True for a configuration that is a module. */
export const isModule = (path: string): boolean => /\.[cm]?[jt]s$/.test(path)

/** Returns the nearest configuration from a folder upwards; undefined if there is none. */
export function nearestConfig(cwd: string): string | undefined {
  for (let folder = resolve(cwd), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    const names = namesIn(folder)
    const [first, second] = CONFIG_NAMES.filter((name) => names.has(name))
    if (first === undefined) continue
    if (second === undefined) return join(folder, first)
    throw usageError(
      `\`${folder}\` has two configurations, \`${first}\` and \`${second}\``,
      'remove one, or use `--config`',
    )
  }
  return undefined
}

/**
 * Returns the path of the configuration: the given one, or the nearest one from `cwd` upwards. Throws a usage error if
 * there is none, or if a folder has several. With `acceptsFiles`, the error for none suggests to name files, too.
 */
export function findConfig(path: string | undefined, cwd: string, acceptsFiles = false): string {
  if (path !== undefined) return namedConfig(path, cwd)
  const nearest = nearestConfig(cwd)
  if (nearest !== undefined) return nearest
  throw usageError(
    'there is no configuration `sigmacast.yml` in this folder or above it',
    `${acceptsFiles ? 'name files or folders, ' : ''}run \`sigmacast init\`, or use \`--config\``,
  )
}

function namedConfig(path: string, cwd: string): string {
  const file = resolve(cwd, path)
  const kind = kindOf(file)
  if (kind === 'missing') throw missing(path, file)
  if (kind === 'folder') return findIn(path, file)
  if (!isModule(file) && !/\.(?:ya?ml|json)$/i.test(file)) {
    throw usageError(
      `\`${basename(path)}\` is no configuration`,
      'a configuration is a `.yml`, `.js`, `.mjs` or `.ts` file',
    )
  }
  return file
}

function findIn(name: string, folder: string): string {
  const names = namesIn(folder)
  const found = CONFIG_NAMES.find((candidate) => names.has(candidate))
  if (found === undefined) throw usageError(`the folder \`${name}\` has no \`sigmacast.yml\``)
  return join(folder, found)
}
