import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'
import { StartProgramsFirst } from './test/runner/start-programs-first.js'

/** Ends only a test that would never end: a slow machine is no fault. */
const LIMIT = 600_000

/** The time in milliseconds that a browser may take to show something. */
const PATIENCE = 60_000

const files = (...folders: readonly string[]): string[] => folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`)

/** Folders with a command of their own: they start programs, need something from outside the repository, or need a worker of their own. */
const apart = ['corpus', 'engines', 'package', 'programs', 'growth', 'site']

/**
 * Node.js loads the modules by itself, with hooks for TypeScript, because Vite's module runner takes longer. Only tests that
 * replace modules by `vi.mock` would need that one. Hooks that are registered after those of Vitest keep it from sending each
 * import to its main process, which needs them only to watch files.
 */
const typescript = join(import.meta.dirname, 'test/runner/register-typescript.mjs')
const runsOnce = process.argv.includes('run')
const native = {
  pool: 'forks' as const,
  execArgv: runsOnce ? [] : ['--import', pathToFileURL(typescript).href],
  setupFiles: runsOnce ? [typescript] : [],
  experimental: { viteModuleRunner: false, nodeLoader: false },
}

/**
 * Most code of a test runs too rarely for the optimizing compiler to be worth its time. Node.js has a quick one, Maglev,
 * since version 22, which compiles only what runs often. Compiled code is kept, because a later file runs it again.
 * Collecting new objects less often saves time, too, and so does keeping the space for them after each full collection.
 * WebAssembly, such as the parser of HCL, needs no optimizing compiler either.
 */
const hasMaglev = Number(process.versions.node.split('.')[0]) >= 22
const quick = {
  ...native,
  globalSetup: join(import.meta.dirname, 'test/runner/memory-folder.mjs'),
  execArgv: [
    ...native.execArgv,
    '--min-semi-space-size=32',
    '--max-semi-space-size=64',
    '--lazy-new-space-shrinking',
    '--no-flush-bytecode',
    '--liftoff-only',
    ...(hasMaglev ? ['--no-opt', '--invocation-count-for-maglev=2000'] : []),
  ],
}

/** A random order, if one is asked for, is that of Vitest. */
const isShuffled = process.argv.some((argument) => argument.startsWith('--sequence.shuffle'))

/** The environment variables of `--mode <name>`; see CONTRIBUTING.md. */
const environments: Readonly<Record<string, Record<string, string>>> = {
  long: { SIGMACAST_RUNS: process.env.SIGMACAST_RUNS ?? '100000' },
  update: { UPDATE_API: '1', UPDATE_EXPECTED: '1', UPDATE_GOLDEN: '1' },
}

export default defineConfig(({ mode }) => ({
  test: {
    pool: 'threads',
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    env: environments[mode] ?? {},
    // Without isolation a worker loads the modules once for all its files, so no file may change what another one sees.
    isolate: false,
    sequence: isShuffled ? {} : { sequencer: StartProgramsFirst },
    projects: [
      {
        extends: true,
        test: {
          ...quick,
          name: 'tests',
          include: files('**'),
          exclude: [...files(...apart, ...(mode === 'long' ? ['property'] : [])), 'node_modules/**'],
        },
      },
      {
        extends: true,
        // Counting steps works only in code that is compiled after the counting has begun: these files have a worker of their own.
        test: { ...quick, name: 'growth', include: files('growth'), fileParallelism: false },
      },
      // The laws with many cases; those with few are tests like others.
      ...(mode === 'long'
        ? [
            {
              extends: true as const,
              test: {
                ...native,
                name: 'properties',
                include: files('property'),
                isolate: true,
                testTimeout: 3 * LIMIT,
              },
            },
          ]
        : []),
      { extends: true, test: { name: 'corpus', include: files('corpus') } },
      { extends: true, test: { name: 'engines', include: files('engines') } },
      { extends: true, test: { name: 'programs', include: files('programs') } },
      {
        extends: true,
        test: {
          name: 'site',
          include: files('site'),
          fileParallelism: false,
          // A browser answers when it can: on a busy machine, much later than after one second.
          expect: { poll: { timeout: PATIENCE } },
        },
      },
      { extends: true, test: { name: 'package', include: files('package'), fileParallelism: false } },
    ],
  },
}))
