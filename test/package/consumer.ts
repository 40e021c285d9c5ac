import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export const repository = fileURLToPath(new URL('../../', import.meta.url))

export interface Manifest {
  readonly version: string
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
  readonly scripts: Readonly<Record<string, string>>
}

export const manifest: Manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))

/** The installed command, for every version of Node.js and compatible runtimes. */
export const MAIN = 'node_modules/sigmacast/dist/src/cli/main.js'

/**
 * Packs what `npm run build` built and installs it in an empty project with a copy of `rules/`, beside `packages`. The project is deleted
 * after the tests of the calling file.
 */
export function installPackage(...packages: readonly string[]): string {
  const project = mkdtempSync(join(tmpdir(), 'sigmacast-package-'))
  afterAll(() => rmSync(project, { recursive: true, force: true }))
  const packed = npm(repository, 'pack', '--ignore-scripts', '--silent', '--pack-destination', project)
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
  npm(project, 'install', '--no-audit', '--no-fund', join(project, packed.trim()), ...packages)
  cpSync(join(repository, 'rules'), join(project, 'rules'), { recursive: true })
  return project
}

/** Returns the output of npm, and throws an error with it if npm fails. */
export function npm(folder: string, ...args: readonly string[]): string {
  const onWindows = process.platform === 'win32'
  return execFileSync(onWindows ? 'npm.cmd' : 'npm', [...args], { cwd: folder, encoding: 'utf8', shell: onWindows })
}
