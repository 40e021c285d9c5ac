import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

// Compiled code of the program, in the user's cache folder. Paths are joined by hand, which works on every system: the
// functions of `node:path` take 1 ms of a start, since Node.js has not compiled them yet.

/** Code that V8 has compiled, and the number of runs that have added to it. */
export interface CompiledCode {
  readonly code: Buffer
  readonly runs: number
}

/** The folders from that of all compiled code to that of a command. The last one has files. */
export type CodeFolders = readonly [all: string, engine: string, command: string]

/**
 * Returns the folders for the compiled code of a build and a command or its threads, which may not exist. V8 refuses the
 * code of an engine with other flags, so each engine has a folder of its own. `NODE_COMPILE_CACHE` names another cache
 * folder. `undefined` if `NODE_DISABLE_COMPILE_CACHE=1` disables the cache, or without a home folder.
 */
export function codeFolders(build: string, command: string): CodeFolders | undefined {
  if (process.env.NODE_DISABLE_COMPILE_CACHE === '1') return undefined
  try {
    const cache = process.env.NODE_COMPILE_CACHE ?? cacheFolder()
    const engine = [process.version, process.arch, ...process.execArgv, process.env.NODE_OPTIONS].join(' ').trim()
    const all = `${cache}/sigmacast/compiled`
    const own = `${all}/${build} ${engine.replace(/[^\w.=-]+/g, ' ')}`
    return [all, own, `${own}/${command}`]
  } catch {
    return undefined
  }
}

/** Returns the folder for caches of the user: https://specifications.freedesktop.org/basedir-spec/latest/. */
function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (process.platform === 'win32') return LOCALAPPDATA ?? `${homeFolder()}/AppData/Local`
  if (process.platform === 'darwin') return `${homeFolder()}/Library/Caches`
  return XDG_CACHE_HOME?.startsWith('/') ? XDG_CACHE_HOME : `${homeFolder()}/.cache`
}

/** Returns the user's home folder. Loading `node:os` takes 0.5 ms, which `HOME` usually spares. */
const homeFolder = (): string =>
  (process.platform !== 'win32' && process.env.HOME) || process.getBuiltinModule('node:os').homedir()

/**
 * True if the folders belong to the user, and nobody else can write to them: whoever can change compiled code can change
 * what the program does.
 */
export function arePrivate(folders: CodeFolders): boolean {
  try {
    return folders.every((path) => {
      const { uid, mode } = statSync(path)
      return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
    })
  } catch {
    return false // There is no folder yet.
  }
}

/**
 * Reads compiled code, or returns `undefined` if there is none, or if it is damaged: V8 trusts code, and would crash.
 * A file has the code twice, because comparing takes 0.05 ms, and loading a checksum of Node.js more than 2 ms.
 */
export function readCompiledCode(path: string): CompiledCode | undefined {
  try {
    const bytes = readFileSync(path)
    const size = (bytes.length - 1) / 2
    const code = bytes.subarray(0, size)
    return code.equals(bytes.subarray(size, 2 * size)) ? { code, runs: bytes[2 * size] ?? 0 } : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes compiled code with the names of files. Other processes and threads see all of a file or nothing. The first code
 * of a build replaces that of builds which nobody seems to use any more. Never throws.
 */
export function writeCompiledCode(
  folders: CodeFolders,
  files: readonly (CompiledCode & { readonly name: string })[],
): void {
  const folder = folders[2]
  try {
    const isNewBuild = !existsSync(folders[1])
    createFolder(folder)
    if (!arePrivate(folders)) return
    if (isNewBuild) removeOldBuilds(folders)
    for (const { name, code, runs } of files) {
      const temporary = `${folder}/${name}.${process.pid}.${Math.random()}`
      try {
        writeParts(temporary, [code, code, Buffer.of(runs)])
        renameSync(temporary, `${folder}/${name}`)
      } finally {
        rmSync(temporary, { force: true })
      }
    }
  } catch {} // The home folder is read-only, or the disk is full.
}

/** Milliseconds after which the code of another build counts as unused: 30 days. If it is used, it is compiled again. */
const UNUSED_AFTER = 2_592_000_000

function removeOldBuilds([all, own]: CodeFolders): void {
  const now = statSync(own).mtimeMs
  for (const name of readdirSync(all)) {
    const path = `${all}/${name}`
    if (now - statSync(path).mtimeMs > UNUSED_AFTER) rmSync(path, { recursive: true, force: true })
  }
}

/** Creates a folder and those above it. With `recursive`, `mkdirSync` never returns in folders such as `/proc`. */
function createFolder(path: string): void {
  if (existsSync(path)) return
  createFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function writeParts(path: string, parts: readonly Buffer[]): void {
  const file = openSync(path, 'w', 0o600)
  try {
    for (const part of parts) writeSync(file, part)
  } finally {
    closeSync(file)
  }
}
