import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, Script } from 'node:vm'
import { codeFolder, isPrivate, readCompiledCode, writeCompiledCode } from './compiled-code.js'

// Loads the chunks of the bundle, which are CommonJS modules. The build lets `main.js` require chunks in this way.

/** The number of runs of a command that add to its compiled code. */
const RECORDED_RUNS = 3

/**
 * Returns a `require` for the chunks of a folder. It keeps the compiled code of all functions that the first runs of a
 * command call, in the user's cache folder. The cache of Node.js keeps only what is compiled before a chunk runs: with
 * it, the conversion of one rule takes 62 ms of processor time instead of 45 ms, and an empty program takes 25 ms.
 * `build` identifies the contents of all chunks. Runtimes without such a cache use their own `require`.
 */
export function chunkLoader(folder: string, build: string, require: NodeJS.Require): (id: string) => unknown {
  if (isOtherRuntime()) return require
  const compile = openCompiler(build)
  const modules = new Map<string, { exports: unknown }>()
  const load = (id: string): unknown => {
    if (!id.startsWith('./')) return require(id)
    const known = modules.get(id)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    modules.set(id, module)
    const path = join(folder, id)
    compile(path, id).runInThisContext()(module.exports, load, module, path, folder)
    return module.exports
  }
  return load
}

const isOtherRuntime = (): boolean => process.versions.bun !== undefined || process.versions.deno !== undefined

/** Returns a function that compiles a chunk as a function of the variables of a CommonJS module. */
function openCompiler(build: string): (filename: string, name: string) => Script {
  const [, , command = ''] = process.argv
  const folder = codeFolder(build, /^[a-z]+$/.test(command) ? command : 'none')
  const isReadable = folder !== undefined && isPrivate(folder)
  const recorded: { readonly name: string; readonly script: Script; readonly runs: number }[] = []
  if (folder !== undefined)
    process.once('exit', (exitCode) => {
      // A wrong command line calls few functions.
      if (recorded.length === 0 || exitCode === 2) return
      writeCompiledCode(
        folder,
        recorded.map(({ script, ...rest }) => ({ ...rest, code: script.createCachedData() })),
      )
    })
  return (filename, name) => {
    const compiled = isReadable ? readCompiledCode(join(folder, name)) : undefined
    const script = new Script(wrapped(filename), {
      filename,
      // Chunks import the configuration and the backends of the user.
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(compiled && { cachedData: compiled.code }),
    })
    const runs = script.cachedDataRejected === false ? (compiled?.runs ?? 0) : 0
    if (runs < RECORDED_RUNS) recorded.push({ name, script, runs: runs + 1 })
    return script
  }
}

/** The build writes chunks in ASCII, which is read faster as Latin-1. */
const wrapped = (filename: string): string =>
  `(function (exports, require, module, __filename, __dirname) { ${readFileSync(filename, 'latin1')}\n})`
