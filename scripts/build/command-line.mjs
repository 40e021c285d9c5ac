// Bundles the command line. A program of several hundred files starts slowly, and so does one large file. Therefore,
// one chunk has what `convert` needs, and each other command, each platform and the pipelines have a chunk of their own.
// The bundler divides what `chunksOf` does not: what several of the other commands share is in chunks of its own.
import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { lazyBuiltins } from './lazy-builtins.mjs'
import { licenseFile } from './license-file.mjs'

/** Replaces the folder of the command line by its bundle, because npx remembers where a command was first. */
export async function bundleCommandLine(dist) {
  const folder = join(dist, 'src/cli')
  const bundle = join(dist, 'bundle')
  const bundler = await rolldown({
    // The threads of `convert`, `generate` and `test --against` have programs of their own.
    input: {
      main: join(folder, 'main.js'),
      'convert-worker': join(folder, 'commands/convert/convert-worker.js'),
      'generate-worker': join(folder, 'commands/generate/generate-worker.js'),
      worker: join(dist, 'src/project/backtest/worker.js'),
    },
    platform: 'node',
    plugins: [lazyBuiltins, licenseFile],
    preserveEntrySignatures: false,
  })
  await bundler.write({
    ...output(bundle),
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: chunkNames(dist), debugName: 'commands' }],
    },
  })
  await bundler.close()
  for (const name of readdirSync(bundle).filter(isScript)) plainExports(join(bundle, name))
  inlineRuntime(bundle)
  await bundleLoader(folder, bundle)
  writeFileSync(join(bundle, 'package.json'), '{ "type": "commonjs" }\n')
  rmSync(folder, { recursive: true })
  renameSync(bundle, folder)
  chmodSync(join(folder, 'main.js'), 0o755)
}

/** CommonJS modules load 2 ms faster than others, and V8 keeps the compiled code of their functions. */
const output = (dir) => ({
  dir,
  format: 'cjs',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  // With a single other character, Node.js takes twice the memory and 2 ms more to load a chunk.
  charset: 'ascii',
  // Names stay as they are, because they are part of the reports of bugs.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
})

const isScript = (name) => name.endsWith('.js')

/**
 * Exports the values of a chunk as one object, at its end. No module changes an exported variable, and no chunk is loaded
 * before the chunks that it imports. Getters, or hundreds of assignments, would take 1 ms of a start.
 */
function plainExports(path) {
  const getter =
    /Object\.defineProperty\(exports,("[^"]+"),\{enumerable:!0,get:function\(\)\{return ?([^{}]+)\}\}\)[,;]?/g
  const values = []
  const code = readFileSync(path, 'utf8').replace(getter, (_, name, value) => {
    values.push(`${name}:${value}`)
    return ''
  })
  writeFileSync(path, values.length === 0 ? code : `${code.replace(/,$/, ';')}module.exports={${values}};`)
}

/** Copies the helpers of the bundler, which are short, into the chunks that use them: a chunk takes 0.2 ms to load. */
function inlineRuntime(bundle) {
  const runtime = join(bundle, 'rolldown-runtime.js')
  const helpers = `(module=>{${readFileSync(runtime, 'utf8')}return module.exports})({})`
  rmSync(runtime)
  for (const name of readdirSync(bundle).filter(isScript)) {
    const path = join(bundle, name)
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll('require("./rolldown-runtime.js")', () => helpers),
    )
  }
}

/**
 * Lets the program and its threads load chunks with `load-chunk.js`, which becomes a part of them: a start reads one file
 * less.
 */
async function bundleLoader(folder, bundle) {
  const names = readdirSync(bundle).filter(isScript)
  const hash = names.sort().reduce((sum, name) => sum.update(readFileSync(join(bundle, name))), createHash('sha256'))
  const bundler = await rolldown({
    input: join(folder, 'engine/load-chunk.js'),
    platform: 'node',
    plugins: [lazyBuiltins],
  })
  await bundler.write(output(bundle))
  await bundler.close()
  const loader = join(bundle, 'load-chunk.js')
  const build = hash.digest('hex').slice(0, 16)
  const code = `(exports=>{${readFileSync(loader, 'utf8')};return exports})({})`
  const programs = {
    main: 'process.argv.slice(2)',
    'convert-worker': '["convert-worker"]',
    'generate-worker': '["generate-worker"]',
  }
  for (const [program, args] of Object.entries(programs)) {
    const path = join(bundle, `${program}.js`)
    const open = `require=${code}.chunkLoader(__dirname,"${build}",require,${args});`
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/^(#!.*\n|)/, (line) => `${line}${open}`),
    )
  }
  rmSync(loader)
}

/** Returns a function that returns the chunk of a module, or null for a module that gets a chunk of its own. */
function chunkNames(dist) {
  let chunks
  return (module, context) => {
    chunks ??= chunksOf(dist, (id) => context.getModuleInfo(id))
    return chunks.get(module) ?? null
  }
}

/** Returns the chunk of each module: the first in this list that needs it. No chunk imports a later one. */
function chunksOf(dist, infoOf) {
  const chunks = new Map()
  const add = (name, modules) => {
    for (const module of modules) if (!chunks.has(module)) chunks.set(module, name)
  }
  const needsOf = (...paths) =>
    needs(
      paths.map((path) => join(dist, path)),
      infoOf,
    )
  const platforms = readdirSync(join(dist, 'backends'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      queries: needsOf(`backends/${name}/index.js`),
      all: needsOf(`backends/${name}/index.js`, `backends/${name}/formats.js`),
    }))
  add('import-module', needsOf('src/project/backends/import-module.js'))
  // `generate` says what is wrong with variants without reading a pipeline.
  const diagnosePipeline = 'src/text/diagnose-pipeline.js'
  add(
    'convert',
    needsOf(
      'src/cli/process.js',
      'src/cli/commands/convert/convert.js',
      'src/project/files/silent-io.js',
      diagnosePipeline,
    ),
  )
  const generate = needsOf('src/cli/commands/generate/generate.js')
  const answers = 'src/project/threads/answer-blocks.js'
  add(
    'threads',
    needsOf('src/cli/commands/convert/convert-threads.js', 'src/cli/commands/convert/convert-task.js', answers),
  )
  const shared = inSeveral([...platforms.map(({ all }) => all), generate])
  add(
    'backend',
    shared.filter((module) => platforms.some(({ queries }) => queries.has(module))),
  )
  for (const { name, queries } of platforms) add(name, queries)
  // Most conversions print queries alone.
  add('formats', shared)
  for (const { name, all } of platforms) add(`${name}-formats`, all)
  add('pipelines', needsOf('src/pipeline/read/parse-pipeline.js'))
  add('built-in', needsOf('src/project/workspace/read-pipelines.js', 'pipelines/suggest-pipelines.js'))
  // Before the reporters, which need far more than a run of `generate` that finds nothing to do.
  add('generate', generate)
  add(
    'generate-threads',
    needsOf('src/cli/commands/generate/generate-threads.js', 'src/cli/commands/generate/generate-task.js'),
  )
  add('reporters', needsOf('src/cli/report/reporters/reporters.js'))
  return chunks
}

/** Returns modules with everything that they import, except what they load on demand. */
function needs(modules, infoOf, found = new Set()) {
  for (const module of modules) {
    if (found.has(module)) continue
    found.add(module)
    needs(infoOf(module)?.importedIds ?? [], infoOf, found)
  }
  return found
}

/** Returns the modules that are in two of the sets. */
const inSeveral = (sets) =>
  sets.flatMap((modules, index) => [...modules].filter((id) => sets.slice(index + 1).some((other) => other.has(id))))
