// Builds dist/: the output of tsc, plus generated files. `--noCheck` leaves the types to `npm run typecheck`.
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleCommandLine } from './build/command-line.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const dist = join(root, 'dist')

rmSync(dist, { recursive: true, force: true })
const tsc = join(root, 'node_modules/typescript/bin/tsc')
// Several checkers check the types that modules share several times.
const args = ['-p', 'tsconfig.build.json', '--checkers', '1', ...process.argv.slice(2)]
// The compiler ends soon, so that collecting its garbage early only takes time.
execFileSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'inherit', env: { GOGC: '400', ...process.env } })
for (const folder of ['grammar', 'pipelines', 'schemas', 'src']) {
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (/\.generated\.(js|d\.ts)$/.test(file)) cpSync(join(root, folder, file), join(dist, folder, file))
  }
}
await bundleCommandLine(dist)
// The pages of sites are a part of the bundle, with the renderer, which is no dependency of the package.
rmSync(join(dist, 'src/site'), { recursive: true })
