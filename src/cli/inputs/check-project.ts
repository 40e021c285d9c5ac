import type { Targets } from '../../backend/targets.js'
import type { CheckedTests } from '../../project/check/rule-tests.js'
import type { CheckConfig } from '../../project/config/config.js'
import type { Output } from '../../project/config/project.js'
import { nearestConfig } from '../../project/config/read/find-config.js'
import { findInputs, type Input } from '../../project/files/inputs.js'
import type { Io } from '../../project/files/io.js'
import { findTestFiles, namedTestFiles, type TestFiles } from '../../project/test/find-test-files.js'
import type { LimitSettings } from '../../text/limits.js'
import type { FlagValues } from '../flags/flags.js'
import { type limitFlags, parseLimits } from '../flags/limit-flags.js'
import { filesAsNamed, type ShownFiles } from '../report/shown-files.js'
import { openProject, type projectFlags } from './open-project.js'
import { settingsOfRules } from './test-settings.js'

/** The files to check, with the settings of the configuration if there is one. */
export interface CheckProject {
  readonly inputs: readonly Input[]
  readonly config: CheckConfig
  /** The folder of the configuration, to which the names of files are relative; else the working directory. */
  readonly folder: string
  /** The names of files for messages. */
  readonly shown: ShownFiles
  readonly targets: Targets
  /** The limits of the flags, else those of the configuration. */
  readonly limits: LimitSettings
  /** The outputs of the configuration. */
  readonly outputs: readonly Output[]
  readonly tests: CheckedTests
}

/**
 * Finds the files of a check: those of the command line, or all rules of the configuration. Files of the command line
 * are checked by the nearest configuration, too. Throws a usage error if the configuration has errors.
 */
export async function openCheckProject(
  io: Io,
  paths: readonly string[],
  flags: FlagValues<typeof projectFlags & typeof limitFlags>,
  targets: Targets,
): Promise<CheckProject> {
  const given = parseLimits(flags.limit)
  if (paths.length > 0 && flags.config.length === 0 && nearestConfig(io.cwd) === undefined) {
    const files = await testsIn(paths, io.cwd)
    return {
      inputs: await findInputs(paths, io.cwd),
      config: {},
      folder: io.cwd,
      shown: filesAsNamed,
      targets,
      limits: given,
      outputs: [],
      tests: { files, folder: io.cwd, settings: { targets, limits: given } },
    }
  }
  const { project, shown } = await openProject(io, flags, targets, { acceptsFiles: true })
  const { root } = project
  const limits = { ...project.limits, ...given }
  return {
    inputs: paths.length === 0 ? project.inputs : await findInputs(paths, io.cwd, { root }),
    config: project.check,
    folder: root,
    shown,
    targets: project.targets,
    limits,
    outputs: project.outputs,
    tests: {
      files: paths.length === 0 ? project.tests.files : namedTestFiles(root, await testsIn(paths, io.cwd), io.cwd),
      folder: root,
      settings: { targets: project.targets, settingsFor: settingsOfRules(project, []), limits },
    },
  }
}

/** Finds the events whose file names tell what to expect; test files in YAML are among the checked files. */
async function testsIn(paths: readonly string[], cwd: string): Promise<TestFiles> {
  const { labelled } = await findTestFiles(paths, cwd)
  return { inputs: [], labelled }
}
