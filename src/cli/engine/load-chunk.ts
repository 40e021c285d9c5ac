import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { Script } from 'node:vm'
import { arePrivate, type CodeFolders, codeFolders, readCompiledCode, writeCompiledCode } from './compiled-code.js'
import { namesFolder } from './names-folder.js'

// Loads the chunks of the bundle, which are CommonJS modules. The build lets the program and its threads require chunks in
// this way.

/** The chunk that imports modules of the user: `import()` is not part of code that runs in `node:vm`. */
const IMPORTER = './import-module.js'

/** The number of runs that add to the compiled code of a command, or of its threads. */
const RECORDED_RUNS = 3

/**
 * Returns a `require` for the chunks of a folder. It keeps the compiled code of all functions that the first runs of a
 * command call, in the user's cache folder. The cache of Node.js keeps only what is compiled before a chunk runs.
 * With it, the conversion of one rule takes 45 ms of processor time instead of 62 ms. An empty program takes 25 ms.
 * Runs over folders have code of their own: V8 notes in it which functions were called often, and compiles them for speed
 * as soon as a later run calls them. They take 4 % less time with it, but a run over one rule would take 7 ms more.
 * `build` identifies the contents of all chunks, and `args` are those of the command line, or the program of its threads.
 * Runtimes without such a cache use their own `require`.
 */
export function chunkLoader(
  folder: string,
  build: string,
  require: NodeJS.Require,
  args: readonly string[],
): (id: string) => unknown {
  if (isOtherRuntime()) return require
  const compile = openCompiler(codeFolders(build, nameOf(args)))
  const modules = new Map<string, { exports: unknown }>()
  const load = (id: string): unknown => {
    if (!id.startsWith('./') || id === IMPORTER) return require(id)
    const known = modules.get(id)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    modules.set(id, module)
    const name = id.slice(2)
    const path = `${folder}/${name}`
    compile(path, name).runInThisContext()(module.exports, load, module, path, folder)
    return module.exports
  }
  return load
}

const nameOf = ([command = '', ...args]: readonly string[]): string =>
  !/^[a-z-]+$/.test(command) ? 'none' : namesFolder(args) ? `${command} folder` : command

const isOtherRuntime = (): boolean => process.versions.bun !== undefined || process.versions.deno !== undefined

/** Returns a function that compiles a chunk as a function of the variables of a CommonJS module. */
function openCompiler(folders: CodeFolders | undefined): (filename: string, name: string) => Script {
  const readable = folders !== undefined && arePrivate(folders) ? folders[2] : undefined
  const recorded: { readonly name: string; readonly script: Script; readonly runs: number }[] = []
  let flags: number | undefined
  if (folders !== undefined)
    process.once('exit', (exitCode) => {
      // A wrong command line calls few functions. V8 refuses code that was kept under other flags.
      if (recorded.length === 0 || exitCode === 2 || flags !== engineFlags()) return
      writeCompiledCode(
        folders,
        recorded.map(({ script, ...rest }) => ({ ...rest, code: script.createCachedData() })),
      )
    })
  return (filename, name) => {
    const compiled = readable === undefined ? undefined : readCompiledCode(`${readable}/${name}`)
    const script = new Script(wrapped(filename), {
      filename,
      ...(compiled && { cachedData: compiled.code }),
    })
    // Code that V8 refuses, since a flag was set before, counts too: it would be refused again.
    const runs = compiled?.runs ?? 0
    if (folders !== undefined && runs < RECORDED_RUNS) {
      flags ??= engineFlags()
      recorded.push({ name, script, runs: runs + 1 })
    }
    return script
  }
}

/** Identifies the flags of the engine. Loading the module takes 1 ms, so only the first runs ask. */
const engineFlags = (): number => process.getBuiltinModule('node:v8').cachedDataVersionTag()

const BEFORE = '(function (exports, require, module, __filename, __dirname) { '
const AFTER = '\n})'

/** Reads a chunk as a function. Chunks are in ASCII. The text is made at once: joining its parts would copy it. */
function wrapped(filename: string): string {
  const file = openSync(filename, 'r')
  try {
    const { size } = fstatSync(file)
    const bytes = Buffer.allocUnsafe(BEFORE.length + size + AFTER.length)
    bytes.write(BEFORE, 'latin1')
    bytes.write(AFTER, BEFORE.length + size, 'latin1')
    for (let done = 0; done < size; ) {
      const read = readSync(file, bytes, BEFORE.length + done, size - done, null)
      if (read === 0) throw new Error(`\`${filename}\` has become shorter`)
      done += read
    }
    return bytes.toString('latin1')
  } finally {
    closeSync(file)
  }
}
