import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Targets } from '../../src/backend/targets.js'
import { run } from '../../src/cli/run.js'
import { type Disk, nodeDisk } from '../../src/project/files/disk.js'
import type { Io } from '../../src/project/files/io.js'
import { targets as own } from './targets.js'

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface Settings {
  /** The arguments, if they have blanks. They replace the command line. */
  readonly args?: readonly string[]
  /** Files in the current folder. */
  readonly files?: Files
  /** The current folder, if it exists already. */
  readonly cwd?: string
  readonly stdin?: readonly Uint8Array[]
  readonly env?: Readonly<Record<string, string>>
  /** The outputs that are terminals. */
  readonly terminals?: readonly ('stdout' | 'stderr')[]
  /** Delay in milliseconds for each query on standard output. */
  readonly tick?: number
  /** The width of the terminals. */
  readonly columns?: number
  readonly targets?: Targets
  /** Functions that write outputs. */
  readonly disk?: Disk
  readonly holdSignals?: Io['holdSignals']
  /** True if timers have elapsed. */
  readonly isImpatient?: boolean
  /** True to report log sources that no pipeline handles, as the command line does by default. */
  readonly reportsLogsources?: boolean
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process, with test targets. */
export async function invoke(commandLine: string, settings: Settings = {}): Promise<Outcome> {
  const { cwd = folderWith(settings.files ?? {}), stdin = [], env = {}, terminals = [], tick = 0 } = settings
  const written = { stdout: '', stderr: '' }
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY: terminals.includes(name),
    columns: settings.columns ?? 80,
    isClosed: () => false,
    write: (text: string): void => {
      written[name] += text
      if (name === 'stdout') time += tick
    },
  })
  let time = 0
  const io: Io = {
    args: settings.args ?? argsOf(commandLine, settings),
    stdin: async function* () {
      yield* stdin
    },
    stdout: output('stdout'),
    stderr: output('stderr'),
    cwd,
    env,
    now: () => time,
    after: (_, action) => {
      if (settings.isImpatient === true) action()
      return () => {}
    },
    disk: settings.disk ?? nodeDisk,
    holdSignals: settings.holdSignals ?? (() => () => {}),
  }
  const code = await run(io, settings.targets ?? own)
  return { code, ...written }
}

/** Most tests convert without a pipeline, and are not about log sources. */
function argsOf(commandLine: string, { reportsLogsources = false }: Settings): readonly string[] {
  // `''` is an empty argument.
  const args = commandLine === '' ? [] : commandLine.split(' ').map((arg) => (arg === "''" ? '' : arg))
  const [command = '', ...more] = args
  if (/^(?:convert|explain)$/.test(command) && !reportsLogsources)
    return [command, '--unmapped-logsource=ignore', ...more]
  return command === '' ? [] : [command, ...more]
}

/** A temporary folder with these files, removed after the test. */
export function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** All files below a folder, by path. */
export function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]))
}

/** A rule with this title whose only selection is `item`. */
export const rule = (title: string, item: string, head = ''): string =>
  `title: ${title}\n${head}logsource: {category: test}\ndetection:\n  selection:\n    ${item}\n  condition: selection\n`
