import { basename, dirname } from 'node:path'
import { type GivenTargets, type LoadedTargets, loadTargetFormats, type Targets } from '../../backend/targets.js'
import { checkSchema } from '../../rule/schema/check-schema.js'
import { compileSchema } from '../../rule/schema/compile-schema.js'
import { mappingData } from '../../rule/yaml/data.js'
import type { YamlMapping } from '../../rule/yaml/node.js'
import { byPlace, collectDiagnostics } from '../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../text/diagnose-project.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { LimitSettings } from '../../text/limits.js'
import { didYouMean } from '../../text/suggest.js'
import { usageError } from '../files/usage-error.js'
import type { Suggestions } from '../workspace/open-suggestions.js'
import { checkConfig } from './check/check-config.js'
import type { ConfigContext } from './check/context.js'
import { keysAt } from './check/context.js'
import type { OutputSettings } from './config.js'
import type { Project } from './project.js'
import { findConfig } from './read/find-config.js'
import { type ReadConfig, readConfig } from './read/read-config.js'
import { schemaKeysAt } from './read/schema-keys.js'
import { targetsNamedIn } from './read/targets-named-in.js'
import { withoutViolations } from './read/without-violations.js'
import { configSchema } from './schema/config-schema.js'
import { withCommandLine } from './settings/command-line.js'

/** The place of a configuration, and the settings that take precedence over it. */
export interface LoadSettings {
  /** The folder in which the search for a configuration begins, and to which its path is relative. Default: the current folder. */
  readonly cwd?: string
  /** The name of an environment in the configuration. */
  readonly environment?: string
  /** The names of outputs. Default: all. The other outputs are checked as well. */
  readonly outputs?: readonly string[]
  /** The known targets. Default: the built-in ones. */
  readonly targets?: GivenTargets
  /** Limits that win over those of the configuration. */
  readonly limits?: LimitSettings
  /** Settings that win over those of every output, such as flags of a command line. */
  readonly settings?: Pick<OutputSettings, 'select' | 'accept' | 'vars' | 'cannot' | 'commit'>
  /** Suggests pipelines, for the help of diagnostics. Default: the built-in pipelines are loaded at once. */
  readonly suggestions?: Suggestions
}

/** The settings of the command line. */
export interface OpenSettings extends LoadSettings {
  /**
   * Loads the targets with some names, or all of them, instead of `targets`: loading every target takes 5 ms of the 90 ms
   * of a run of `generate` without changes.
   */
  readonly loadTargets?: ((names?: readonly string[]) => Promise<Targets>) | undefined
  /** True if the command also works on files without a configuration, as the message about a missing one then says. */
  readonly acceptsFiles?: boolean
}

/** A configuration that was read and checked. */
export interface OpenedConfig {
  /** The folder of the configuration, to which the names of files are relative. */
  readonly folder: string
  /** Undefined if a diagnostic is an error. */
  readonly project: Project | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Undefined if nothing could be checked. */
  readonly context: ConfigContext | undefined
}

const schema = configSchema()
const validate = compileSchema(schema)

/**
 * Finds, reads and checks a configuration. All mistakes in it are diagnostics. Throws a usage error if there is no
 * configuration, or if an environment or output does not exist.
 */
export async function openConfig(path: string | undefined, settings: OpenSettings = {}): Promise<OpenedConfig> {
  const file = findConfig(path, settings.cwd ?? process.cwd(), settings.acceptsFiles)
  const { document, placed } = await readConfig(file)
  const collector = collectDiagnostics()
  collector.reportAll(document.diagnostics)
  const folder = dirname(file)
  const finish = (project: Project | undefined, context: ConfigContext | undefined): OpenedConfig => ({
    folder,
    project: collector.hasErrors() ? undefined : project,
    diagnostics: inOrder(collector.diagnostics, document.source.name).map(placed),
    context,
  })
  if (document.root === undefined) return finish(undefined, undefined)
  const targets = await allTargets(document, settings, collector.report)
  const checked = checkShape(document.root, document, collector.report)
  const context: ConfigContext = {
    source: document.source,
    root: withCommandLine(checked, settings.settings, folder),
    folder,
    targets,
    report: collector.report,
  }
  refuseUnknown(
    'environment',
    'environments',
    settings.environment === undefined ? [] : [settings.environment],
    context,
  )
  refuseUnknown('output', 'outputs', settings.outputs ?? [], context)
  const project = await checkConfig(context, document, settings, basename(file))
  return finish(project, context)
}

/** Reports violations of the schema, and returns the rest of the tree. */
function checkShape(
  root: YamlMapping,
  { source }: Pick<ReadConfig['document'], 'source'>,
  report: (diagnostic: Diagnostic) => void,
): YamlMapping {
  checkSchema(validate, { source, root }, report, {
    keysAt: (pointer) => schemaKeysAt(schema, pointer),
    explainMissing: null,
  })
  return withoutViolations(root, validate(mappingData(root)))
}

/** Adds the backends of the configuration to the targets. */
async function allTargets(
  { root, backends, source }: ReadConfig['document'],
  { targets: given, loadTargets }: OpenSettings,
  report: (diagnostic: Diagnostic) => void,
): Promise<LoadedTargets> {
  // A new target must have a name of its own.
  const names = root === undefined || backends.length > 0 ? undefined : targetsNamedIn(root)
  const known = (await loadTargets?.(names)) ?? given ?? (await import('../../../backends/index.js')).backends
  const targets = new Map(await loadTargetFormats(known))
  for (const backend of backends) {
    const other = targets.get(backend.name)
    if (other !== undefined && other !== backend) {
      const problem = `there is already a target \`${backend.name}\``
      report(diagnoseProject('bad-backend', source, { start: 0, end: 0 }, [problem]))
    }
    targets.set(backend.name, backend)
  }
  return targets
}

function refuseUnknown(noun: string, key: string, names: readonly string[], context: ConfigContext): void {
  const known = keysAt(context, [key]).map(({ value }) => value)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const all = known.length === 0 ? `\`${context.source.name}\` has no ${key}` : `the ${key} are ${known.join(', ')}`
  throw usageError(`there is no ${noun} \`${unknown}\``, didYouMean(unknown, known) ?? all)
}

/** Returns the diagnostics of the configuration by their places, and after them those of other files. */
function inOrder(diagnostics: readonly Diagnostic[], name: string): readonly Diagnostic[] {
  const isOwn = ({ source }: Diagnostic): boolean => source.name === name
  return [...diagnostics.filter(isOwn).sort(byPlace), ...diagnostics.filter((diagnostic) => !isOwn(diagnostic))]
}
