import { resolve } from 'node:path'
import { examples } from '../../backends/examples.js'
import type { Backend } from '../backend/backend.js'
import type { Targets } from '../backend/targets.js'
import { checks } from '../check/checks.js'
import { enabledChecks } from '../check/enabled-checks.js'
import type { CheckConfig } from '../project/config/config.js'
import type { Io } from '../project/files/io.js'
import { usageError } from '../project/files/usage-error.js'
import { writeFolder } from '../project/folder/write-folder.js'
import { version } from '../project/version.generated.js'
import { trackProgress } from '../project/workspace/progress.js'
import type { Column } from '../site/catalog/model/columns.js'
import { columnsOfProject, columnsOfTargets } from '../site/catalog/model/columns.js'
import { counted, thousands } from '../text/count.js'
import { type CheckProject, openCheckProject } from './check-project.js'
import { defineCommand } from './command.js'
import { backendsOf } from './convert-flags.js'
import type { FlagValues } from './flags.js'
import { limitFlags, parseLimits } from './limit-flags.js'
import { projectFlags } from './open-project.js'
import { pipelineFlags, readPipelines } from './pipeline-flags.js'

const flags = {
  output: { value: '<folder>', short: 'o', about: 'folder of the site (required)' },
  target: { value: '<names>', short: 't', about: 'targets (default: outputs of sigmacast.yml, or all)' },
  ...pipelineFlags,
  name: { value: '<text>', about: 'name of the site (default: sigmacast)' },
  ...projectFlags,
  ...limitFlags,
} as const

export const catalog = defineCommand({
  name: 'catalog',
  usage: '[files, folders or patterns] -o <folder> [flags]',
  about: 'writes a web site with a page for each rule',
  notes: [
    'Each page shows a rule with its findings, queries and verdicts, indicators, events,',
    'and related rules. The site is static and opens from disk. Files of earlier runs',
    'that no rule needs any more are removed.',
  ],
  flags,
  examples: examples.catalog,
  run: async (io, paths, values, targets) => {
    const folder = values.output.at(-1)
    if (folder === undefined) throw usageError('missing folder', 'use `--output` with a folder, such as `-o site/`')
    const project = await openCheckProject(io, paths, values, targets)
    const columns = await columnsOf(values, project, targets, io)
    const [{ readRuleSet }, { makeCatalogModel }, { makeSite }, { catalogRules }] = await Promise.all([
      import('../site/catalog/read/read-rule-set.js'),
      import('../site/catalog/model/make-catalog-model.js'),
      import('../site/catalog/make-site.js'),
      import('../site/coverage/catalog-rules.js'),
    ])
    const progress = trackProgress(io, project.inputs.length)
    const set = await readRuleSet(project.inputs, { ...setSettings(values, project), columns }, progress, io)
    const model = makeCatalogModel(set)
    const name = values.name.at(-1)
    const coverage = catalogRules(set, model)
    const files = makeSite(model, { version, coverage, ...(name === undefined ? {} : { name }) })
    const changes = await writeFolder(resolve(io.cwd, folder), files, io)
    if (changes === undefined) return 1
    const broken = model.pages.filter(({ kind }) => kind === 'broken').length
    const { written, unchanged, removed } = changes
    io.stdout.write(
      `${folder}: ${counted(model.pages.length, 'rule')}; ${thousands(written)} files written, ${thousands(unchanged)} unchanged, ${thousands(removed)} removed\n`,
    )
    if (broken > 0) io.stderr.write(`${counted(broken, 'rule')} with errors; \`sigmacast check\` explains them\n`)
    return broken > 0 ? 1 : 0
  },
})

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
  return columnsOfTargets(backends, { pipelines: await readPipelines(pipeline, io), limits })
}

const setSettings = (values: CatalogFlags, { config, limits, targets, outputs }: CheckProject) => ({
  targets,
  outputs,
  limits: { ...limits, ...parseLimits(values.limit) },
  checks: checksOf(config),
  tagNamespaces: [config['tag-namespaces'] ?? []].flat(),
  tests: { inputs: [], labelled: [] },
})

const checksOf = ({ extends: profiles, rules = {} }: CheckConfig) =>
  enabledChecks(checks, {
    ...(profiles === undefined ? {} : { profiles: [profiles].flat() }),
    severities: rules,
  })
