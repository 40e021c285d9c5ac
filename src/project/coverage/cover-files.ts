import { join, relative } from 'node:path'
import type { Targets } from '../../backend/targets.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { LimitSettings } from '../../text/limits.js'
import type { LoadSettings } from '../config/open-config.js'
import type { Project } from '../config/project.js'
import { earlierProject, filesOf } from '../diff/diff-rules.js'
import { openRevision, type RevisionFolder } from '../diff/revision-folder.js'
import { findInputs, type Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { isUsageError } from '../files/usage-error.js'
import { absolutePath, findTestFiles, namedTestFiles, type TestFiles } from '../test/find-test-files.js'
import { type CoverageChange, compareCoverage } from './compare-coverage.js'
import type { Coverage, CoverageRule } from './coverage.js'
import { measureCoverage } from './measure-coverage.js'
import { projectOutput } from './outputs.js'
import { type CoverageOutput, type CoverageSource, type ReadCoverageRules, readCoverageRules } from './read-rules.js'

/** The coverage of a set of rules, with the rules that it was measured on. */
export interface MeasuredCoverage {
  readonly coverage: Coverage
  readonly rules: readonly CoverageRule[]
  /** Absent without a revision. */
  readonly changes?: RevisionChanges
  /** The errors of selected rules, which do not count because of them. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The difference from the coverage of a revision. */
export interface RevisionChanges {
  /** The revision as given. */
  readonly against: string
  /** The commit that was compared: the last one that the working tree shares with the revision. */
  readonly commit: string
  readonly techniques: readonly CoverageChange[]
}

export interface CoverFilesSettings {
  /** The configuration, whose filters, limits and outputs apply to all files. */
  readonly project?: Project | undefined
  /** Outputs instead of those of the configuration. */
  readonly outputs?: readonly CoverageOutput[] | undefined
  readonly targets: Targets
  readonly limits?: LimitSettings
  /** Paths are relative to its folder. */
  readonly io: Io
  readonly against?: string | undefined
  /** Returns the selection of rules for files below a folder. */
  readonly selectsIn: (cwd: string) => CoverageSource['selects']
  /** Settings for the configuration of the revision. */
  readonly load?: Omit<LoadSettings, 'cwd'>
}

/**
 * Measures the coverage of the rules in files, folders and patterns; without any, of all rules of the configuration.
 * Throws a usage error for a path without files, and for a revision that git does not have.
 */
export async function coverFiles(
  paths: readonly string[],
  settings: CoverFilesSettings,
): Promise<MeasuredCoverage & { readonly inputs: readonly Input[] }> {
  const { project, io, against } = settings
  const root = project?.root ?? io.cwd
  const source = await sourceOf(paths, project, io.cwd, settings)
  const { rules, diagnostics } = await readCoverageRules(source, { ...io, cwd: root })
  const outputs = source.outputs.map(({ name }) => name)
  const measured = { coverage: measureCoverage(rules, outputs), rules, diagnostics, inputs: source.inputs }
  if (against === undefined) return measured
  const uses = [...(project === undefined ? [] : filesOf(project)), ...source.inputs.map(({ name }) => name)]
  const revision = await openRevision(root, against, uses)
  try {
    const earlier = await earlierRules(paths, revision, { ...settings, against })
    const techniques = compareCoverage(measureCoverage(earlier.rules, outputs), measured.coverage)
    return { ...measured, changes: { against, commit: revision.commit, techniques } }
  } finally {
    revision.remove()
  }
}

const NOTHING: ReadCoverageRules = { rules: [], diagnostics: [] }

/** Reads the rules of a revision: none if it has no such files, or no configuration. */
async function earlierRules(
  paths: readonly string[],
  revision: RevisionFolder,
  settings: CoverFilesSettings & { readonly against: string },
): Promise<ReadCoverageRules> {
  const { project, against, io, load = {} } = settings
  const earlier = project && (await earlierProject(project, revision, against, load))
  if (project !== undefined && earlier === undefined) return NOTHING
  const names = project?.outputs.map(({ name }) => name)
  const known = earlier && { ...earlier, outputs: earlier.outputs.filter(({ name }) => names?.includes(name)) }
  const root = earlier?.root ?? revision.folder
  try {
    const source = await sourceOf(paths, known, join(root, relative(project?.root ?? io.cwd, io.cwd)), settings)
    return await readCoverageRules(source, { ...io, cwd: root })
  } catch (error) {
    if (isUsageError(error)) return NOTHING
    throw error
  }
}

async function sourceOf(
  paths: readonly string[],
  project: Project | undefined,
  cwd: string,
  { outputs, targets, limits = {}, selectsIn }: CoverFilesSettings,
): Promise<CoverageSource> {
  const named = paths.length === 0 ? undefined : await namedFiles(paths, project?.root ?? cwd, cwd)
  const inputs = named === undefined ? (project?.inputs ?? []) : withOthers(named.inputs, project?.inputs ?? [], cwd)
  const counted = named && new Set(named.inputs.map((input) => absolutePath(input, cwd)))
  const selects = selectsIn(cwd)
  return {
    inputs,
    tests: testsOf(project?.tests.files, named),
    outputs: outputs ?? project?.outputs.map(projectOutput) ?? [],
    targets: project?.targets ?? targets,
    limits: { ...project?.limits, ...limits },
    selects: (document, input, rules) =>
      counted?.has(absolutePath(input, cwd)) !== false && selects(document, input, rules),
  }
}

/**
 * Finds rules by paths, and the events beside them whose names tell what to expect. Their names are relative to `root`,
 * as those of a configuration are.
 */
async function namedFiles(paths: readonly string[], root: string, cwd: string): Promise<TestFiles> {
  const inputs = await findInputs(paths, cwd, { root })
  const onDisk = paths.filter((path) => path !== '-' && !path.startsWith('!'))
  if (onDisk.length === 0) return { inputs, labelled: [] }
  const { labelled } = namedTestFiles(root, await findTestFiles(onDisk, cwd), cwd)
  return { inputs, labelled }
}

/** Adds the files of the configuration: filters and parts of correlations may be among them. */
function withOthers(named: readonly Input[], others: readonly Input[], cwd: string): readonly Input[] {
  const known = new Set(named.map((input) => absolutePath(input, cwd)))
  return [...named, ...others.filter((input) => !known.has(absolutePath(input, cwd)))]
}

const testsOf = (ofProject: TestFiles | undefined, named: TestFiles | undefined): TestFiles => ({
  inputs: ofProject?.inputs ?? [],
  labelled: [...(ofProject?.labelled ?? []), ...(named?.labelled ?? [])],
})
