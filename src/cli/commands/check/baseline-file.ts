import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { type Baseline, baselineOf, parseBaseline, withoutAccepted } from '../../../check/baseline.js'
import type { Finding } from '../../../check/finding.js'
import type { CheckedFile } from '../../../project/check/check-files.js'
import type { Io } from '../../../project/files/io.js'
import { reasonOf } from '../../../project/files/read-input.js'
import { replaceFiles } from '../../../project/files/replace-files.js'
import { usageError } from '../../../project/files/usage-error.js'
import { withSlashes } from '../../../project/files/with-slashes.js'
import { counted } from '../../../text/count.js'
import type { FlagValues } from '../../flags/flags.js'
import type { CheckProject } from '../../inputs/check-project.js'
import type { checkFlags } from './check-flags.js'

/** The findings of a run, beside those that a baseline accepts. */
export interface AcceptedFindings {
  /** True for a finding that the baseline does not accept. Each accepted one counts once. */
  readonly isNew: (finding: Finding) => boolean
  /** Returns the lines about the baseline after the findings have been asked for. */
  readonly summary: () => readonly string[]
}

export interface BaselineFile {
  /** Compares the findings of a run with the baseline. Writes the baseline if asked to. */
  readonly accept: (files: readonly CheckedFile[], io: Io) => Promise<AcceptedFindings>
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
    if (file === undefined) return { accept: async () => ({ isNew: () => true, summary: () => [] }) }
    const baseline = readBaseline(file, cwd)
    return { accept: async (files) => acceptedBy(baseline, file, pathsIn(files, resolve(cwd, file))) }
  }
  if (file === undefined) throw usageError('`--update-baseline` needs a file', 'name it with `--baseline <file>`')
  return {
    accept: async (files, io) => {
      const path = resolve(cwd, file)
      const located = pathsIn(files, path)
      const findings = files.flatMap(({ documents }) => documents.flatMap((document) => document.findings ?? []))
      const accepted = findings.filter(({ severity }) => severity !== 'error').map(located.locate)
      const baseline = { ...otherFiles(path, located), ...baselineOf(accepted) }
      const entries = Object.entries(baseline).sort(([a], [b]) => (a < b ? -1 : 1))
      await replaceFiles(new Map([[path, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`]]), io)
      return {
        isNew: acceptedBy(baseline, file, located).isNew,
        summary: () => [`${counted(accepted.length, 'finding')} written to ${file}`],
      }
    },
  }
}

/** The names of files in a baseline. */
interface LocatedFindings {
  /** The files of the run. */
  readonly files: ReadonlySet<string>
  /** Returns a finding whose file is named as in the baseline: relative to its folder, with `/`. */
  readonly locate: (finding: Finding) => Finding
  /** True if a file of the baseline still exists. */
  readonly exists: (file: string) => boolean
}

function pathsIn(files: readonly CheckedFile[], baseline: string): LocatedFindings {
  const folder = dirname(baseline)
  const names = new Map(
    files.map(({ input: { name, path } }) => [
      name,
      typeof path === 'string' ? withSlashes(relative(folder, path)) : name,
    ]),
  )
  return {
    files: new Set(names.values()),
    locate: (finding) => {
      const name = names.get(finding.source.name)
      return name === undefined ? finding : { ...finding, source: { ...finding.source, name } }
    },
    exists: (file) => existsSync(resolve(folder, file)),
  }
}

/** Returns the entries of a present baseline about files that the run did not check, and that still exist. */
function otherFiles(path: string, { files, exists }: LocatedFindings): Baseline {
  const before = existsSync(path) ? (parseBaseline(readFileSync(path, 'utf8')) ?? {}) : {}
  return Object.fromEntries(Object.entries(before).filter(([file]) => !files.has(file) && exists(file)))
}

function acceptedBy(baseline: Baseline, file: string, { locate }: LocatedFindings): AcceptedFindings {
  const isNew = withoutAccepted(baseline)
  let accepted = 0
  return {
    isNew: (finding) => {
      const result = isNew(locate(finding))
      if (!result) accepted++
      return result
    },
    summary: () => (accepted === 0 ? [] : [`${counted(accepted, 'finding')} accepted by ${file}`]),
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
