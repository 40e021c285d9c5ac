// Generates files that are not committed: parsers from grammar/*.peggy, and modules with file contents, because the
// library opens no files. The JSON Schemas in schemas/, for editors, are committed.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { builtInPipelines } from './generate/built-in-pipelines.mjs'
import { plainParser } from './generate/plain-parser.mjs'
import { yamlEvents } from './generate/yaml-events.mjs'

const run = promisify(execFile)
const root = new URL('../', import.meta.url)
const grammars = new URL('grammar/', root)
const rules = new URL('src/rule/schema/', root)
const pipelines = new URL('src/pipeline/schema/', root)
const builtIn = new URL('pipelines/', root)
const published = new URL('schemas/', root)
const peggy = new URL('node_modules/peggy/bin/peggy.js', root).pathname

for (const file of (await readdir(grammars)).filter((name) => name.endsWith('.peggy'))) await generateParser(file)
await generateYamlEvents()
await generateRuleSchemas()
await publish('pipeline', (await exportsOf(new URL('pipeline-schema.ts', pipelines))).pipelineSchema)
await publish('test', (await exportsOf(new URL('src/project/test/schema.ts', root))).testSchema)
for (const [file, text] of await builtInPipelines(builtIn)) await write(new URL(file, builtIn), text)
await generateSchemas()
await generateAttack()
await generateCheckData()
await generateTaxonomy()
await generateSiteAssets()
// Last, because the options of rules come from the backends, which import generated files.
await publish('rule', (await exportsOf(new URL('scripts/generate/rule-schema.ts', root))).ruleSchema)
await publishConfig()
await generateSuggestions()
await generateVersion()

/** The exports of a TypeScript module. A schema is a value that is built from the tables of the code. */
async function exportsOf(url) {
  const bundled = await build({
    entryPoints: [url.pathname],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
  })
  return import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`)
}

async function publish(name, schema) {
  await write(new URL(`${name}.json`, published), `${JSON.stringify(schema, undefined, 2)}\n`)
}

/** Also at the root of the package, for the comment in `sigmacast.yml` that editors read. */
async function publishConfig() {
  const { builtInConfigSchema } = await exportsOf(new URL('scripts/generate/config-schema.ts', root))
  await publish('config', builtInConfigSchema)
  await write(new URL('config.schema.json', root), `${JSON.stringify(builtInConfigSchema, undefined, 2)}\n`)
}

/**
 * Generates `name.generated.js` and its declarations from `name.peggy`. `name.options.json` holds options of one
 * grammar.
 */
async function generateParser(file) {
  const path = new URL(file, grammars).pathname
  const options = path.replace('.peggy', '.options.json')
  const out = path.replace('.peggy', '.generated.js')
  await run(process.execPath, [peggy, '--format', 'es', '--dts', '-c', options, '-o', out, path], {
    cwd: root.pathname,
  })
  await writeFile(out, plainParser(await readFile(out, 'utf8')))
}

async function generateYamlEvents() {
  const folder = new URL('src/rule/yaml/', root)
  const { code, types } = await yamlEvents()
  await write(new URL('events.generated.js', folder), code)
  await write(new URL('events.generated.d.ts', folder), types)
}

/** The JSON Schemas of rules as a module, since the library opens no files. */
async function generateRuleSchemas() {
  const names = ['detection', 'correlation', 'filter']
  const texts = await Promise.all(names.map((name) => readFile(new URL(`${name}.schema.json`, rules), 'utf8')))
  const schemas = texts.map((text) => JSON.stringify(JSON.parse(text, withoutHints)))
  await write(
    new URL('schemas.generated.js', rules),
    names.map((name, index) => `export const ${name} = ${schemas[index]}\n`).join(''),
  )
  await write(
    new URL('schemas.generated.d.ts', rules),
    `import type { JsonSchema } from './json-schema.js'\n\n${names.map((name) => `export declare const ${name}: JsonSchema\n`).join('')}`,
  )
}

/** Removes parts of a schema that only editors use; `properties.title` is a map, and stays. */
function withoutHints(key, value) {
  return (key === 'title' || key === 'description') && typeof value === 'string' ? undefined : value
}

/** A table of the pipelines that are suggested for the log sources of Sigma's taxonomy and of public rules. */
async function generateSuggestions() {
  const files = ['src/check/data/taxonomy.json', 'scripts/docs/corpus-logsources.json']
  const [{ logsources }, counted] = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(new URL(file, root), 'utf8'))),
  )
  const { suggestionTable } = await exportsOf(new URL('scripts/generate/pipeline-suggestions.ts', root))
  const table = suggestionTable([...logsources, ...counted])
  const module = new URL('suggestions.generated.js', builtIn)
  await write(
    module,
    Object.entries(table)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
      .join(''),
  )
  await write(
    new URL('suggestions.generated.d.ts', builtIn),
    `import type { PipelineSuggestion } from '../src/convert/convert-settings.js'

export declare const targets: readonly string[]
export declare const answers: readonly (readonly PipelineSuggestion[])[]
/** By \`product/category/service\`: the number of the answer for each target. */
export declare const logsources: Readonly<Record<string, readonly number[]>>
/** The values of log sources that conditions of built-in pipelines name. */
export declare const names: readonly string[]
`,
  )
}

async function write(url, text) {
  await mkdir(new URL('.', url), { recursive: true })
  await writeFile(url, text)
}

/** A module for each field schema, loaded on demand, and one that lists them. */
async function generateSchemas() {
  const folder = new URL('schemas/', root)
  const files = (await readdir(folder, { recursive: true })).filter((file) => /[\\/].*\.json$/.test(file)).sort()
  const entries = await Promise.all(
    files.map(async (file) => {
      const { fields, ...about } = JSON.parse(await readFile(new URL(file, folder), 'utf8'))
      const module = file.replaceAll('\\', '/').replace(/\.json$/, '.generated.js')
      await write(new URL(module, folder), `export const fields = ${JSON.stringify(fields)}\n`)
      return `  { about: ${JSON.stringify(about)}, load: () => import('./${module}') },\n`
    }),
  )
  await write(new URL('list.generated.js', folder), `export const list = [\n${entries.join('')}]\n`)
  await write(
    new URL('list.generated.d.ts', folder),
    `import type { FieldSchema, FieldTree } from '../src/schema/field-schema.js'
export declare const list: readonly {
  readonly about: Omit<FieldSchema, 'fields'>
  readonly load: () => Promise<{ readonly fields: FieldTree }>
}[]
`,
  )
}

async function generateAttack() {
  const folder = new URL('src/backend/artifact/', root)
  const { version, tactics, techniques } = JSON.parse(await readFile(new URL('attack.json', folder), 'utf8'))
  const { replaced } = JSON.parse(await readFile(new URL('src/check/data/attack-ids.json', root), 'utf8'))
  const text = Object.entries({ attackVersion: version, tactics, techniques, replaced })
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
    .join('')
  await write(new URL('attack.generated.js', folder), text)
  await write(
    new URL('attack.generated.d.ts', folder),
    `export interface AttackTechnique {
  readonly name: string
  /** Ids of the tactics. */
  readonly tactics: readonly string[]
}
/** The version of the lists, such as 19. */
export declare const attackVersion: string
/** The names of each tactic by its id, the current one first. */
export declare const tactics: Readonly<Record<string, readonly string[]>>
export declare const techniques: Readonly<Record<string, AttackTechnique>>
/** Techniques that ATT&CK no longer has, with their successors; empty for one that was removed. */
export declare const replaced: Readonly<Record<string, string>>
`,
  )
}

/** The data of checks as modules, without their sources. */
async function generateCheckData() {
  const folder = new URL('src/check/data/', root)
  const ids = JSON.parse(await readFile(new URL('attack-ids.json', folder), 'utf8'))
  const { prefixes } = JSON.parse(await readFile(new URL('filename-prefixes.json', folder), 'utf8'))
  await write(
    new URL('attack-ids.generated.js', folder),
    `export const idNumbers = ${JSON.stringify(ids.numbers)}
`,
  )
  await write(
    new URL('attack-ids.generated.d.ts', folder),
    `/** Ranges of the numbers of ids, by their letter: groups, software, mitigations and campaigns. */
export declare const idNumbers: Readonly<Record<string, readonly (readonly [first: number, last: number])[]>>
`,
  )
  await write(
    new URL('filename-prefixes.generated.js', folder),
    `export const prefixes = ${JSON.stringify(prefixes)}\n`,
  )
  await write(
    new URL('filename-prefixes.generated.d.ts', folder),
    `/** The prefix of file names in SigmaHQ, by \`product/category/service\`. */
export declare const prefixes: Readonly<Record<string, string>>
`,
  )
}

/** Sigma's taxonomy as a module, without its sources. */
async function generateTaxonomy() {
  const folder = new URL('src/check/data/', root)
  const { revision, logsources } = JSON.parse(await readFile(new URL('taxonomy.json', folder), 'utf8'))
  await write(
    new URL('taxonomy.generated.js', folder),
    `export const taxonomyRevision = ${JSON.stringify(revision)}
export const logsources = ${JSON.stringify(
      logsources.map((known) => (known.fields === undefined ? known : { ...known, fields: known.fields.split(' ') })),
    )}
`,
  )
  await write(
    new URL('taxonomy.generated.d.ts', folder),
    `/** A log source of Sigma's taxonomy, with what is known of its events. */
export interface KnownLogsource {
  readonly product?: string
  readonly category?: string
  readonly service?: string
  readonly eventIds?: readonly number[]
  readonly channels?: readonly string[]
  readonly fields?: readonly string[]
  /** Fields that the log source determines. */
  readonly determined?: readonly string[]
}
/** The version of the lists, for people. */
export declare const taxonomyRevision: string
export declare const logsources: readonly KnownLogsource[]
`,
  )
}

/** The version as a module, since an executable has no package.json beside it, and a hash of the sources. */
async function generateVersion() {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  const folder = new URL('src/project/', root)
  const exports = Object.entries({ version, build: await hashSources() })
  const lines = exports.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
  await write(new URL('version.generated.js', folder), lines.join(''))
  await write(
    new URL('version.generated.d.ts', folder),
    `export declare const version: string
/** A hash of the sources: it differs between two builds of the same version that may convert a rule otherwise. */
export declare const build: string
`,
  )
}

/** Hashes everything that the package is built from. */
async function hashSources() {
  const hash = createHash('sha256').update(await readFile(new URL('package-lock.json', root)))
  for (const folder of ['backends', 'grammar', 'pipelines', 'schemas', 'src']) {
    const entries = await readdir(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !/\.generated\./.test(entry.name))
    const paths = files.map(({ parentPath, name }) => relative(fileURLToPath(root), join(parentPath, name)))
    for (const path of paths.sort()) hash.update(`\0${path}\0`).update(await readFile(new URL(path, root)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The styles and scripts of pages as a module, since a site is written from the program alone. */
async function generateSiteAssets() {
  const folder = new URL('src/site/', root)
  const assets = {
    siteStyles: await minified(new URL('shell/styles/site.css', folder)),
    themeScript: await minified(new URL('client/theme.ts', folder)),
    shellScript: await minified(new URL('client/shell.ts', folder)),
    coverageScript: await minified(new URL('client/coverage.ts', folder)),
    ruleScript: await minified(new URL('client/rule.ts', folder)),
    searchScript: await minified(new URL('client/search/search.ts', folder)),
  }
  const hash = createHash('sha256').update(assets.themeScript).digest('base64')
  const entries = Object.entries({ ...assets, themeScriptHash: `sha256-${hash}` })
  const module = new URL('shell/assets.generated.js', folder)
  await write(module, entries.map(([name, text]) => `export const ${name} = ${JSON.stringify(text)}\n`).join(''))
  await write(
    new URL('shell/assets.generated.d.ts', folder),
    entries.map(([name]) => `export declare const ${name}: string\n`).join(''),
  )
}

/** A style sheet or a script as one file. A script is no module, because browsers load none from disk. */
async function minified(url) {
  const bundled = await build({
    entryPoints: [url.pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    loader: { '.css': 'css' },
  })
  return bundled.outputFiles[0].text.trim()
}
