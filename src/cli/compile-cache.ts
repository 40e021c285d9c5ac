import { existsSync, mkdirSync, statSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'

// No module of the program: it would be loaded before the cache is enabled, together with all of its chunk.

/**
 * Lets Node.js keep the compiled code of the program in the user's cache folder, which saves half of the time of a
 * start. Node.js versions before 22.1 and other runtimes have no such cache. Without a folder that only the user can
 * write to, the program runs without a cache: whoever can change compiled code can change what the program does.
 * `NODE_COMPILE_CACHE` names another folder, and `NODE_DISABLE_COMPILE_CACHE=1` disables the cache.
 */
export function enableCompileCache(): void {
  // The function is missing from the types of Node.js 20.
  const { enableCompileCache: enable } = module as { enableCompileCache?: (folder: string) => unknown }
  if (enable === undefined || process.env.NODE_COMPILE_CACHE !== undefined) return
  try {
    const cache = cacheFolder()
    const folder = join(cache, 'sigmacast', 'compiled')
    for (const path of [cache, join(cache, 'sigmacast'), folder]) createFolder(path)
    if (isPrivate(folder)) enable(folder)
  } catch {} // There is no home folder, or it is read-only.
}

/** Returns the folder for caches of the user: https://specifications.freedesktop.org/basedir-spec/latest/. */
function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homeFolder(), 'AppData', 'Local')
  if (process.platform === 'darwin') return join(homeFolder(), 'Library', 'Caches')
  return XDG_CACHE_HOME?.startsWith('/') ? XDG_CACHE_HOME : join(homeFolder(), '.cache')
}

/** Returns the user's home folder. Loading `node:os` takes 0.5 ms, which `HOME` usually spares. */
const homeFolder = (): string =>
  (process.platform !== 'win32' && process.env.HOME) || process.getBuiltinModule('node:os').homedir()

/** Creates a folder in an existing one. With `recursive`, `mkdirSync` never returns in folders such as `/proc`. */
function createFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
}

/** True if the folder belongs to the user and nobody else can write to it. */
function isPrivate(folder: string): boolean {
  const { uid, mode } = statSync(folder)
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
}
