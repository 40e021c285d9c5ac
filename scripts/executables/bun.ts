import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The version of Bun that builds executables and is part of them. */
const VERSION = '1.4.5'

/** Systems with executables: `process.platform` and `process.arch`, with Bun's names. */
export const systems = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-aarch64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-aarch64',
  'win32-x64': 'windows-x64',
} as const

export type System = keyof typeof systems

export const isSystem = (name: string): name is System => Object.hasOwn(systems, name)

/** The path of Bun, which npm installs into the cache for this system. */
export function installBun(): string {
  const system = `${process.platform}-${process.arch}`
  if (!isSystem(system)) throw new Error(`there is no Bun for ${system}`)
  const name = `@oven/bun-${systems[system]}`
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sigmacast')
  const folder = join(cache, `bun-${VERSION}`)
  const onWindows = process.platform === 'win32'
  const bun = join(folder, 'node_modules', name, 'bin', onWindows ? 'bun.exe' : 'bun')
  if (existsSync(bun)) return bun
  mkdirSync(folder, { recursive: true })
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--silent', `${name}@${VERSION}`]
  execFileSync(onWindows ? 'npm.cmd' : 'npm', args, { cwd: folder, stdio: 'inherit', shell: onWindows })
  return bun
}
