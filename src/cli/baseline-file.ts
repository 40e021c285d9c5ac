import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { type Baseline, baselineOf, parseBaseline, withoutAccepted } from '../check/baseline.js'
import type { Finding } from '../check/finding.js'
import type { CheckedFile } from '../project/check/check-files.js'
import type { Io } from '../project/files/io.js'
import { reasonOf } from '../project/files/read-input.js'
import { replaceFiles } from '../project/files/replace-files.js'
import { usageError } from '../project/files/usage-error.js'
import type { checkFlags } from './check-flags.js'
import type { CheckProject } from './check-project.js'
import type { FlagValues } from './flags.js'

export interface BaselineFile {
  /** Returns a function that is true for a finding that the baseline does not accept. Writes the baseline if asked to. */
  readonly accept: (files: readonly CheckedFile[], io: Io) => Promise<(finding: Finding) => boolean>
}

/** Opens the baseline of the flags, or of the configuration. Throws a usage error if it cannot be read. */
export function openBaseline(
  flags: Pick<FlagValues<typeof checkFlags>, 'baseline' | 'update-baseline'>,
  { config, folder }: Pick<CheckProject, 'config' | 'folder'>,
  cwd: string,
): BaselineFile {
  const own = config.baseline === undefined ? undefined : relative(cwd, resolve(folder, config.baseline))
  const file = flags.baseline.at(-1) ?? own
  if (!flags['update-baseline']) {
    const baseline = file === undefined ? {} : readBaseline(file, cwd)
    return { accept: async () => withoutAccepted(baseline) }
  }
  if (file === undefined) throw usageError('`--update-baseline` needs a file', 'name it with `--baseline <file>`')
  return {
    accept: async (files, io) => {
      const findings = files.flatMap(({ documents }) => documents.flatMap((document) => document.findings ?? []))
      const baseline = baselineOf(findings.filter(({ severity }) => severity !== 'error'))
      await replaceFiles(new Map([[resolve(cwd, file), `${JSON.stringify(baseline, null, 2)}\n`]]), io)
      return withoutAccepted(baseline)
    },
  }
}

function readBaseline(file: string, cwd: string): Baseline {
  let text: string
  try {
    text = readFileSync(resolve(cwd, file), 'utf8')
  } catch (error) {
    throw usageError(`cannot read the baseline \`${file}\`: ${reasonOf(error)}`, 'create it with `--update-baseline`')
  }
  const baseline = parseBaseline(text)
  if (baseline === undefined) throw usageError(`\`${file}\` is no baseline`, 'write it anew with `--update-baseline`')
  return baseline
}
