import type { Targets } from '../../backend/targets.js'
import { type OpenedConfig, type OpenSettings, openConfig } from '../../project/config/open-config.js'
import type { Project } from '../../project/config/project.js'
import type { Io } from '../../project/files/io.js'
import { usageError } from '../../project/files/usage-error.js'
import { backendFlags } from '../flags/backend-flags.js'
import type { Flags, FlagValues } from '../flags/flags.js'
import { reportDiagnostics } from '../report/run-report.js'
import { type ShownFiles, shownFiles } from '../report/shown-files.js'

export const projectFlags = {
  config: { value: '<file>', about: 'configuration (default: the nearest sigmacast.yml)', completes: 'files' },
  env: { value: '<name>', about: 'environment of the configuration', completes: 'environments' },
  ...backendFlags,
} as const satisfies Flags

/** A configuration without errors. */
export type OpenedProject = OpenedConfig & {
  readonly project: Project
  readonly context: NonNullable<OpenedConfig['context']>
  /** The names of its files for messages. */
  readonly shown: ShownFiles
}

/** Opens the configuration that the flags name. Reports its mistakes, and throws a usage error if it has any. */
export async function openProject(
  io: Io,
  { config, env }: Pick<FlagValues<typeof projectFlags>, 'config' | 'env'>,
  targets: Targets,
  settings: OpenSettings = {},
): Promise<OpenedProject> {
  const environment = env.at(-1)
  const opened = await openConfig(config.at(-1), {
    cwd: io.cwd,
    targets,
    ...(environment === undefined ? {} : { environment }),
    ...settings,
  })
  const shown = shownFiles(opened.folder, io.cwd)
  reportDiagnostics(opened.diagnostics.map(shown.entry), io)
  const { project, context } = opened
  if (project === undefined || context === undefined) {
    throw usageError('the configuration has errors', 'nothing was done')
  }
  return { ...opened, project, context, shown }
}
