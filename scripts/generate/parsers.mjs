import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { plainParser } from './plain-parser.mjs'
import { root } from './repository.mjs'

const run = promisify(execFile)
const grammars = new URL('grammar/', root)
const peggy = new URL('node_modules/peggy/bin/peggy.js', root).pathname

/**
 * Writes `name.generated.js` and its declarations for each grammar `name.peggy`. `name.options.json` holds options of
 * one grammar.
 */
export async function writeParsers() {
  for (const file of (await readdir(grammars)).filter((name) => name.endsWith('.peggy'))) {
    const path = new URL(file, grammars).pathname
    const options = path.replace('.peggy', '.options.json')
    const out = path.replace('.peggy', '.generated.js')
    await run(process.execPath, [peggy, '--format', 'es', '--dts', '-c', options, '-o', out, path], {
      cwd: root.pathname,
    })
    await writeFile(out, plainParser(await readFile(out, 'utf8')))
  }
}
