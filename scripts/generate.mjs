// Makes what is derived from a grammar or a schema and not committed: parsers from grammar/*.peggy, validators from JSON Schemas; and a module
// of the built-in pipelines, since the library opens no files.
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import Ajv from 'ajv/dist/2020.js'
import ucs2length from 'ajv/dist/runtime/ucs2length.js'
import standalone from 'ajv/dist/standalone/index.js'
import ifKeyword from 'ajv/dist/vocabularies/applicator/if.js'
import addFormats from 'ajv-formats'
import { build } from 'esbuild'

const run = promisify(execFile)
const root = new URL('../', import.meta.url)
const grammars = new URL('grammar/', root)
const rules = new URL('src/rule/schema/', root)
const pipelines = new URL('src/pipeline/schema/', root)
const builtIn = new URL('pipelines/', root)

for (const file of (await readdir(grammars)).filter((name) => name.endsWith('.peggy'))) await generateParser(file)
const ruleSchemas = ['detection', 'correlation', 'filter'].map(async (name) => [
  name,
  JSON.parse(await readFile(new URL(`${name}.schema.json`, rules), 'utf8'), withoutHints),
])
await generateValidators(rules, Object.fromEntries(await Promise.all(ruleSchemas)))
const pipelineSchema = await readPipelineSchema()
await write(new URL('pipeline.schema.json', builtIn), `${JSON.stringify(pipelineSchema, undefined, 2)}\n`)
await generateValidators(
  pipelines,
  { pipeline: JSON.parse(JSON.stringify(pipelineSchema), withoutHints) },
  { inlineRefs: false },
)
await generateTexts()
await generateSchemas()
await generateAttack()

/** The schema of pipelines is a value in TypeScript, made of the tables of steps and conditions. */
async function readPipelineSchema() {
  const bundled = await build({
    entryPoints: [new URL('pipeline-schema.ts', pipelines).pathname],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
  })
  const { pipelineSchema } = await import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`)
  return pipelineSchema
}

/** `name.peggy` → `name.generated.js` and its declarations. Options that differ by grammar stand in `name.options.json`. */
async function generateParser(file) {
  const path = new URL(file, grammars).pathname
  const options = path.replace('.peggy', '.options.json')
  const out = path.replace('.peggy', '.generated.js')
  await run('npx', ['--no-install', 'peggy', '--format', 'es', '--dts', '-c', options, '-o', out, path], {
    cwd: root.pathname,
  })
}

/** One module with a validator for each schema; ajv's run-time helpers are bundled in, so nothing is compiled at run time. */
async function generateValidators(folder, schemas, options = {}) {
  const names = Object.keys(schemas)
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    messages: false, // The sentences stand in our own catalogue.
    ownProperties: true, // A key may be called `__proto__`: what a map inherits is none of its keys.
    strict: true,
    strictTypes: false,
    strictRequired: false, // A branch requires keys that are described outside of it.
    code: { source: true, esm: true },
    ...options,
  })
  addFormats(ajv, ['uuid'])
  ajv.removeKeyword('if').addKeyword(withoutOwnError(ifKeyword.default))
  for (const name of names) ajv.addSchema(schemas[name], name)
  // As an expression rather than a CommonJS module, which would bring a module loader along.
  // A text without halves of pairs is as long as it says, which saves a walk through every description.
  ucs2length.default.code = `((text) => /[\\ud800-\\udbff]/.test(text) ? (${ucs2length.default})(text) : text.length)`
  const bundled = await build({
    stdin: {
      contents: standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name]))),
      resolveDir: new URL('.', root).pathname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    write: false,
  })
  await write(new URL('validators.generated.js', folder), bundled.outputFiles[0].text)
  await write(new URL('validators.generated.d.ts', folder), validatorTypes(names))
}

/** What a schema says to editors only; `properties.title` is a map, and stays. */
function withoutHints(key, value) {
  return (key === 'title' || key === 'description') && typeof value === 'string' ? undefined : value
}

/** A keyword that keeps silent itself: what `then` and `else` find is reported, and one mistake is one violation. */
function withoutOwnError(keyword) {
  const code = (context) => {
    context.error = () => {}
    keyword.code(context)
  }
  return { ...keyword, code }
}

function validatorTypes(names) {
  return `/** One thing in a document that its schema does not allow. */
export interface SchemaViolation {
  /** The keyword of the schema that is violated, such as \`required\`. */
  readonly keyword: string
  /** A JSON Pointer to the offending value; for a missing or a superfluous key, to the map that should (not) have it. */
  readonly instancePath: string
  /** A JSON Pointer, as a URI fragment, to the keyword within the schema. */
  readonly schemaPath: string
  /** What the keyword asks for, such as \`{ missingProperty: 'title' }\` or \`{ allowedValues: [...] }\`. */
  readonly params: Readonly<Record<string, unknown>>
}

/** Whether the data conforms. If it does not, \`errors\` lists all violations until the next call. */
export interface Validator {
  (data: unknown): boolean
  readonly errors?: readonly SchemaViolation[] | null
}

${names.map((name) => `export declare const ${name}: Validator`).join('\n')}
`
}

/** The texts of pipelines/*.yml by their names without the ending. */
async function generateTexts() {
  const files = (await readdir(builtIn)).filter((file) => file.endsWith('.yml'))
  const names = files.map((file) => file.slice(0, -'.yml'.length)).sort()
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(new URL(`${name}.yml`, builtIn), 'utf8')]),
  )
  const module = new URL('texts.generated.js', builtIn)
  await write(module, `export const texts = ${JSON.stringify(Object.fromEntries(texts))}\n`)
  await write(
    new URL('texts.generated.d.ts', builtIn),
    'export declare const texts: Readonly<Record<string, string>>\n',
  )
}

async function write(url, text) {
  await mkdir(new URL('.', url), { recursive: true })
  await writeFile(url, text)
}

/** The names of tactics and techniques as a module, since the library opens no files. */
/** A module for each field schema, loaded when it is asked for, and one that lists them. */
async function generateSchemas() {
  const folder = new URL('schemas/', root)
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json')).sort()
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
  const { tactics, techniques } = JSON.parse(await readFile(new URL('attack.json', folder), 'utf8'))
  const text = Object.entries({ tactics, techniques })
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
    .join('')
  await write(new URL('attack.generated.js', folder), text)
  await write(
    new URL('attack.generated.d.ts', folder),
    `export interface AttackTechnique {
  readonly name: string
  /** Ids. */
  readonly tactics: readonly string[]
}
/** The names of each tactic by its id, the current one first. */
export declare const tactics: Readonly<Record<string, readonly string[]>>
export declare const techniques: Readonly<Record<string, AttackTechnique>>
`,
  )
}
