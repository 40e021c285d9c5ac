import { resolve } from 'node:path'
import { examples } from '../../../../backends/examples.js'
import type { Backend } from '../../../backend/backend.js'
import { loadFormats } from '../../../backend/loaded-backend.js'
import type { Targets } from '../../../backend/targets.js'
import { checks } from '../../../check/checks.js'
import { enabledChecks } from '../../../check/enabled-checks.js'
import type { CheckConfig } from '../../../project/config/config.js'
import type { Io } from '../../../project/files/io.js'
import { usageError } from '../../../project/files/usage-error.js'
import { type FolderChanges, writeFolder } from '../../../project/folder/write-folder.js'
import type { Column } from '../../../site/catalog/model/columns.js'
import { columnsOfProject, columnsOfTargets } from '../../../site/catalog/model/columns.js'
import { counted, thousands } from '../../../text/count.js'
import type { FlagValues } from '../../flags/flags.js'
import { limitFlags } from '../../flags/limit-flags.js'
import { pipelineFlags, readPipelines } from '../../flags/pipeline-flags.js'
import { backendsOf } from '../../flags/target-names.js'
import { type CheckProject, openCheckProject } from '../../inputs/check-project.js'
import { openProject, projectFlags } from '../../inputs/open-project.js'
import { defineCommand } from '../command.js'

const flags = {
  output: { value: '<folder>', short: 'o', about: 'folder of the site (required)', completes: 'files' },
  target: {
    value: '<names>',
    short: 't',
    about: 'targets (default: outputs of sigmacast.yml, or all)',
    completes: 'targets',
  },
  ...pipelineFlags,
  against: { value: '<revision>', about: 'also a page with the changes since a revision' },
  name: { value: '<text>', about: 'name of the site (default: sigmacast)' },
  ...projectFlags,
  ...limitFlags,
} as const

export const catalog = defineCommand({
  name: 'catalog',
  usage: '[files, folders or patterns] -o <folder> [flags]',
  about: 'writes a web site with a page for each rule',
  notes: [
    'Each page shows a rule with its findings, queries and verdicts, indicators, events, and related rules.',
    'The site is static and opens from disk.',
    'Files of earlier runs that no rule needs any more are removed.',
  ],
  flags,
  examples: examples.catalog,
  run: async (io, paths, values, targets) => {
    const folder = values.output.at(-1)
    if (folder === undefined) throw usageError('missing folder', 'use `--output` with a folder, such as `-o site/`')
    const revision = values.against.at(-1)
    const against = revision === undefined ? undefined : { revision, opened: await openProject(io, values, targets) }
    const project = await openCheckProject(io, paths, values, targets)
    const columns = await columnsOf(values, project, targets, io)
    const settings = { ...setSettings(project), columns }
    // Other commands do not load the pages and their renderer.
    const { catalogFiles } = await import('./catalog-files.js')
    const { files, rules, broken } = await catalogFiles(
      project.inputs,
      { settings, name: values.name.at(-1), against },
      io,
    )
    const written = await writeFolder(resolve(io.cwd, folder), files, io)
    if (written === undefined) return 1
    io.stdout.write(`${folder}: ${counted(rules, 'rule')}; ${changesText(written)}\n`)
    for (const path of written.kept) io.stderr.write(`${path} was edited, and is no longer a part of the site\n`)
    if (broken > 0) io.stderr.write(`${counted(broken, 'rule')} with errors; \`sigmacast check\` explains them\n`)
    return broken > 0 ? 1 : 0
  },
})

const changesText = ({ written, unchanged, removed }: FolderChanges): string =>
  `${counted(written, 'file')} written, ${thousands(unchanged)} unchanged, ${thousands(removed)} removed`

type CatalogFlags = FlagValues<typeof flags>

/** The columns that the flags name, else those of the outputs, else one for each target. */
async function columnsOf(
  { target, pipeline }: CatalogFlags,
  { outputs, limits }: CheckProject,
  targets: Targets,
  io: Io,
): Promise<readonly Column[]> {
  if (target.length + pipeline.length === 0 && outputs.length > 0) return columnsOfProject(outputs)
  const backends: Iterable<Backend> = target.length === 0 ? targets.values() : backendsOf('--target', target, targets)
  const loaded = await Promise.all([...backends].map(loadFormats))
  return columnsOfTargets(loaded, { pipelines: await readPipelines(pipeline, io), limits })
}

const setSettings = ({ config, limits, targets, outputs, tests }: CheckProject) => ({
  targets,
  outputs,
  limits,
  checks: checksOf(config),
  tagNamespaces: [config['tag-namespaces'] ?? []].flat(),
  tests,
})

const checksOf = ({ extends: profiles, rules = {} }: CheckConfig) =>
  enabledChecks(checks, {
    ...(profiles === undefined ? {} : { profiles: [profiles].flat() }),
    severities: rules,
  })
