// Makes what is derived from a grammar or a schema and not committed: parsers from grammar/*.peggy, validators from JSON Schemas.
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import Ajv from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build } from 'esbuild'

const run = promisify(execFile)
const root = new URL('../', import.meta.url)
const grammars = new URL('grammar/', root)
const schemas = new URL('src/rule/schema/', root)

for (const file of (await readdir(grammars)).filter((name) => name.endsWith('.peggy'))) await generateParser(file)
await generateValidators(['detection', 'correlation', 'filter'])

/** `name.peggy` → `name.generated.js` and its declarations. Options that differ by grammar stand in `name.options.json`. */
async function generateParser(file) {
  const path = new URL(file, grammars).pathname
  const options = path.replace('.peggy', '.options.json')
  const out = path.replace('.peggy', '.generated.js')
  await run('npx', ['--no-install', 'peggy', '--format', 'es', '--dts', '-c', options, '-o', out, path], { cwd: root.pathname })
}

/** One module with a validator for each schema; ajv's run-time helpers are bundled in, so nothing is compiled at run time. */
async function generateValidators(names) {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, code: { source: true, esm: true, lines: true } })
  addFormats(ajv)
  const exported = {}
  for (const name of names) {
    const schema = JSON.parse(await readFile(new URL(`${name}.schema.json`, schemas), 'utf8'))
    ajv.addSchema(schema, name)
    exported[name] = name
  }
  const bundled = await build({
    stdin: { contents: standalone.default(ajv, exported), resolveDir: new URL('.', root).pathname },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    write: false,
  })
  await write(new URL('validators.generated.js', schemas), bundled.outputFiles[0].text)
}

async function write(url, text) {
  await mkdir(new URL('.', url), { recursive: true })
  await writeFile(url, text)
}
