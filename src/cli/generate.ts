import { examples } from '../../backends/examples.js'
import type { Targets } from '../backend/targets.js'
import { loadConfig } from '../project/config/load-config.js'
import type { Project } from '../project/config/project.js'
import type { Io } from '../project/files/io.js'
import { usageError } from '../project/files/usage-error.js'
import { generate as generateProject } from '../project/generate/generate.js'
import type { GenerateResult } from '../project/generate/generate-result.js'
import { defineCommand } from './command.js'
import { configFlags } from './config-flags.js'
import { type FlagValues, verboseFlag } from './flags.js'
import { checkText, keptText } from './generate-problems.js'
import { generateText } from './generate-text.js'
import { colorsFor, openRunReport } from './run-report.js'

const flags = {
  ...configFlags,
  check: { about: 'write nothing; exit with 1 if files are not up to date' },
  watch: { about: 'generate again whenever a file changes' },
  force: { about: 'replace files that were edited by hand' },
  ...verboseFlag,
} as const

type GenerateFlags = FlagValues<typeof flags>

export const generate = defineCommand({
  name: 'generate',
  usage: '[outputs] [flags]',
  about: 'generates the files of the outputs in sigmacast.yml',
  notes: [
    'Writes what has changed, removes files that no rule makes any more, and keeps',
    'files that were edited by hand. sigmacast.lock.json lists the generated files.',
  ],
  flags,
  examples: examples.generate,
  run: async (io, outputs, values, targets) => {
    if (!values.watch) return runOnce(io, outputs, values, targets)
    if (values.check) throw usageError('`--watch` and `--check` exclude each other')
    const { watchProject } = await import('../project/generate/watch-project.js')
    return watchProject(io, () => runAndLoad(io, outputs, values, targets))
  },
})

const runOnce = async (...args: Parameters<typeof runAndLoad>): Promise<number> => (await runAndLoad(...args)).code

/** Loads the configuration and generates once. The project is undefined if the configuration has errors. */
async function runAndLoad(
  io: Io,
  outputs: readonly string[],
  values: GenerateFlags,
  targets: Targets,
): Promise<{ readonly code: number; readonly project: Project | undefined }> {
  const start = io.now()
  const [path, environment] = [values.config.at(-1), values.env.at(-1)]
  const { project, diagnostics } = await loadConfig(path, {
    cwd: io.cwd,
    targets,
    ...(environment === undefined ? {} : { environment }),
  })
  const report = openRunReport(io, values.verbose)
  report.add(diagnostics)
  if (project === undefined) {
    report.close()
    return { code: 2, project }
  }
  const { check, force, verbose } = values
  const result = await generateProject(project, { outputs, check, force, io })
  report.add(result.diagnostics)
  report.close()
  printResult(io, result, { check, verbose, seconds: (io.now() - start) / 1_000 })
  return { code: result.isFine ? 0 : 1, project }
}

function printResult(
  { stdout, stderr, env }: Io,
  result: GenerateResult,
  { check, verbose, seconds }: { readonly check: boolean; readonly verbose: boolean; readonly seconds: number },
): void {
  if (check) {
    stdout.write(checkText(result, colorsFor(stdout, env), verbose))
    return
  }
  stdout.write(generateText(result, seconds, verbose))
  stderr.write(keptText(result))
}
