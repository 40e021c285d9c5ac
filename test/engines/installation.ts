import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The third-party programs, each in its own folder next to this file. */
export type Program = 'datadog-client' | 'opensearch' | 'pysigma' | 'python' | 'rsigma' | 'vrl'

export const sourceFolder = (program: Program): string => fileURLToPath(new URL(program, import.meta.url))

/** File that `npm run engines:install` writes last, so that an incomplete installation is not used. */
export const INSTALLED = 'installed'

/**
 * Installation folder of a program. Its name includes a hash of the sources, so that an older installation is not used.
 */
export function installFolder(program: Program): string {
  const { SIGMACAST_ENGINES, XDG_CACHE_HOME } = process.env
  const cache = SIGMACAST_ENGINES ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sigmacast', 'engines')
  return join(cache, `${program}-${fingerprint(sourceFolder(program))}`)
}

/** The folder of a program, or undefined if it is not installed. */
export function installed(program: Program): string | undefined {
  const folder = installFolder(program)
  return existsSync(join(folder, INSTALLED)) ? folder : undefined
}

/** Folders that tools create, and scripts, which run from the tree, are not part of an installation. */
const isBuilt = (path: string): boolean => !path.endsWith('.py') && !/^(?:.*\/)?(?:target|__pycache__)\//.test(path)

function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'))
  for (const path of paths.filter(isBuilt).sort()) {
    const file = join(folder, path)
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}
