// Builds standalone executables of the command line, for machines without Node.js; `npm run build` comes first.
// npm run build:executables                                       for this system
// npm run build:executables -- --system linux-x64 --output out    repeatable; see the names in executables/bun.ts
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installBun, isSystem, type System, systems } from './executables/bun.js'

const { values } = parseArgs({
  options: {
    system: { type: 'string', multiple: true, default: [`${process.platform}-${process.arch}`] },
    output: { type: 'string', default: 'executables' },
  },
})
const unknown = values.system.find((name) => !isSystem(name))
if (unknown === undefined) for (const system of values.system.filter(isSystem)) makeExecutable(system, values.output)
else {
  console.error(`there are no executables for ${unknown}; the systems are ${Object.keys(systems).join(', ')}`)
  process.exitCode = 2
}

/** Bytecode makes the start fast: docs/decisions/executables.md. */
function makeExecutable(system: System, folder: string): void {
  const main = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
  const name = `sigmacast-${system}${system.startsWith('win32') ? '.exe' : ''}`
  mkdirSync(folder, { recursive: true })
  const output = resolve(join(folder, name))
  const options = ['--compile', '--bytecode', '--format=esm', '--minify', `--target=bun-${systems[system]}`]
  execFileSync(installBun(), ['build', ...options, `--outfile=${output}`, main], { stdio: 'inherit' })
}
