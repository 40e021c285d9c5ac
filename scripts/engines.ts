// Installs the engines that judge our queries into a folder outside the tree, as far as their tools are there. What is there already stays.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { INSTALLED, installed, installFolder, type Program, sourceFolder } from '../test/engines/installation.js'
import { pythonIn } from '../test/engines/python.js'

type Step = readonly [command: string, ...args: string[]]

interface Recipe {
  readonly program: Program
  readonly tools: string
  /** What is there before the steps. */
  readonly begin?: (source: string, folder: string) => void
  /** Run in order; each is tried again, since a registry may be away for a moment. */
  readonly steps: (source: string, folder: string) => readonly Step[]
  /** What is left to do when the steps have worked. */
  readonly finish?: (folder: string) => void
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const executable = process.platform === 'win32' ? 'vrl-engine.exe' : 'vrl-engine'

const recipes: readonly Recipe[] = [
  {
    program: 'datadog-client',
    tools: 'npm',
    begin: (source, folder) => {
      for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(source, file), join(folder, file))
    },
    steps: (_, folder) => [
      [npm, 'ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'],
    ],
  },
  {
    program: 'opensearch',
    tools: 'Java 17 or later, Maven',
    steps: (source, folder) => [
      // With -C a file whose checksum is not that of the registry is an error.
      ['mvn', '-q', '-B', '-C', '-f', source, `-Dfolder=${folder}`, 'compile', 'dependency:copy-dependencies'],
    ],
  },
  {
    program: 'python',
    tools: 'Python 3.9 or later, with venv',
    steps: (source, folder) => [
      ['python3', '-m', 'venv', folder],
      [
        pythonIn(folder),
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'],
        ...['--only-binary', ':all:', '-r', join(source, 'requirements.txt')],
      ],
    ],
  },
  {
    program: 'vrl',
    tools: 'Rust 1.95 or later, with Cargo',
    steps: (source, folder) => [
      [
        'cargo',
        'build',
        '--quiet',
        '--locked',
        '--manifest-path',
        join(source, 'Cargo.toml'),
        '--target-dir',
        build(folder),
      ],
    ],
    finish: (folder) => {
      copyFileSync(join(build(folder), 'debug', executable), join(folder, executable))
      rmSync(build(folder), { recursive: true })
    },
  },
]

const build = (folder: string): string => join(folder, 'build')

const TRIES = 3

/** Why it is not installed; undefined if it is. */
function install({ program, begin, steps, finish }: Recipe): string | undefined {
  const folder = installFolder(program)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  begin?.(sourceFolder(program), folder)
  for (const step of steps(sourceFolder(program), folder)) {
    const why = tried(step, TRIES)
    if (why !== undefined) return why
  }
  finish?.(folder)
  writeFileSync(join(folder, INSTALLED), '')
  return undefined
}

function tried(step: Step, tries: number): string | undefined {
  const [command, ...args] = step
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (error !== undefined) return 'code' in error && error.code === 'ENOENT' ? `there is no ${command}` : error.message
  if (status === 0) return undefined
  return tries > 1 ? tried(step, tries - 1) : `${step.join(' ')}\n${(stdout + stderr).trim().slice(-2000)}`
}

for (const recipe of recipes) {
  const { program, tools } = recipe
  if (installed(program) !== undefined) {
    console.log(`${program}: already in ${installFolder(program)}`)
    continue
  }
  const start = Date.now()
  const why = install(recipe)
  const seconds = Math.round((Date.now() - start) / 1000)
  if (why === undefined) console.log(`${program}: installed in ${installFolder(program)} (${seconds} s)`)
  else {
    process.exitCode = 1
    console.error(`${program}: NOT installed; it needs ${tools}\n${why}`)
  }
}
