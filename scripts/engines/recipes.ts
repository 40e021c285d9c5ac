import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../../test/engines/installation.js'
import { pythonIn } from '../../test/engines/python.js'
import type { Recipe } from './recipe.js'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const build = (folder: string): string => join(folder, 'build')

/** All programs, the slowest installation first. */
export const recipes: readonly Recipe[] = [
  cargoRecipe('vrl', ['datadog'], 'vrl-engine'),
  cargoRecipe('rsigma', ['judges'], 'rsigma-judge'),
  {
    program: 'opensearch',
    targets: ['kql', 'lucene', 'auth0'],
    tools: 'Java 17 or later, Maven',
    steps: (source, folder) => [
      // With -C, a file whose checksum differs from the registry's is an error.
      ['mvn', '-q', '-B', '-C', '-f', source, `-Dfolder=${folder}`, 'compile', 'dependency:copy-dependencies'],
    ],
  },
  pipRecipe('python', ['eql', 'esql'], 'Python 3.9 or later, with venv'),
  pipRecipe('pysigma', ['judges'], 'Python 3.10 or later, with venv'),
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

/** A program in Rust; only its executable stays. */
function cargoRecipe(program: Program, targets: readonly string[], name: string): Recipe {
  const executable = process.platform === 'win32' ? `${name}.exe` : name
  return {
    program,
    targets,
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
  }
}

/** A virtual environment with the packages of `requirements.txt`; each has the checksum that is listed there. */
function pipRecipe(program: Program, targets: readonly string[], tools: string): Recipe {
  return {
    program,
    targets,
    tools,
    steps: (source, folder) => [
      ['python3', '-m', 'venv', folder],
      [
        pythonIn(folder),
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'],
        ...['--only-binary', ':all:', '-r', join(source, 'requirements.txt')],
      ],
    ],
  }
}
