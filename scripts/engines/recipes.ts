import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pythonIn } from '../../test/engines/python.js'
import type { Recipe } from './recipe.js'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const executable = process.platform === 'win32' ? 'vrl-engine.exe' : 'vrl-engine'
const build = (folder: string): string => join(folder, 'build')

/** All programs, the slowest installation first. */
export const recipes: readonly Recipe[] = [
  {
    program: 'vrl',
    targets: ['datadog'],
    tools: 'Rust 1.95 or later, with Cargo',
    steps: (source, folder) => [
      [
        ...(['cargo', 'build', '--quiet', '--locked'] as const),
        ...['--manifest-path', join(source, 'Cargo.toml'), '--target-dir', build(folder)],
      ],
    ],
    finish: (folder) => {
      copyFileSync(join(build(folder), 'debug', executable), join(folder, executable))
      rmSync(build(folder), { recursive: true })
    },
  },
  {
    program: 'opensearch',
    targets: ['kql', 'lucene', 'auth0'],
    tools: 'Java 17 or later, Maven',
    steps: (source, folder) => [
      // With -C, a file whose checksum differs from the registry's is an error.
      ['mvn', '-q', '-B', '-C', '-f', source, `-Dfolder=${folder}`, 'compile', 'dependency:copy-dependencies'],
    ],
  },
  {
    program: 'python',
    targets: ['eql', 'esql'],
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
    program: 'datadog-client',
    targets: ['datadog'],
    tools: 'npm',
    begin: (source, folder) => {
      for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(source, file), join(folder, file))
    },
    steps: (_, folder) => [
      [npm, 'ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'],
    ],
  },
]
