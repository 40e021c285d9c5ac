// Builds dist/: the output of tsc, plus generated files.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const dist = join(root, 'dist')
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

rmSync(dist, { recursive: true, force: true })
execFileSync('npx', ['--no-install', 'tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
for (const folder of ['grammar', 'pipelines', 'schemas', 'src']) {
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (/\.generated\.(js|d\.ts)$/.test(file)) cpSync(join(root, folder, file), join(dist, folder, file))
  }
}
// The command line is one file, and parts that few runs need are separate, because a program of several hundred files
// starts slowly. It replaces the folder that it is built from, because npx remembers where a command was first.
const commandLine = join(dist, 'src/cli')
const bundle = join(dist, 'bundle')
buildSync({
  entryPoints: [join(commandLine, 'main.js')],
  outdir: bundle,
  bundle: true,
  splitting: true,
  // Packages that users install. Every other one is part of the bundle.
  external: Object.keys(dependencies),
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
})
rmSync(commandLine, { recursive: true })
// The pages of sites are a part of the bundle, with the renderer, which is no dependency of the package.
rmSync(join(dist, 'src/site'), { recursive: true })
renameSync(bundle, commandLine)
chmodSync(join(commandLine, 'main.js'), 0o755)
