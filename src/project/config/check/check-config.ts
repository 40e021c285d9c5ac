import { relative, resolve } from 'node:path'
import type { PlaceholderResolver } from '../../../pipeline/action.js'
import { toData } from '../../../rule/yaml/data.js'
import type { YamlNode } from '../../../rule/yaml/node.js'
import type { LimitSettings } from '../../../text/limits.js'
import { originOf } from '../../backends/add-backends.js'
import type { Input } from '../../files/inputs.js'
import { nameIdentity } from '../../files/portable-name.js'
import { withSlashes } from '../../files/with-slashes.js'
import { pathBelow } from '../../select/file-patterns.js'
import { loadSuggestions, type Suggestions } from '../../workspace/open-suggestions.js'
import type { CheckConfig } from '../config.js'
import type { Project } from '../project.js'
import type { ConfigDocument } from '../read/config-document.js'
import { nodeAt } from '../read/paths.js'
import { buildOutput } from '../settings/build-output.js'
import type { SettingsContext } from '../settings/rule-settings.js'
import { settingsKeyOf } from '../settings/settings-key.js'
import type { VarsPipelines } from '../settings/vars-pipelines.js'
import { checkEnvironments } from './check-environments.js'
import { checkFindingNames } from './check-findings.js'
import { checkPaths, type OutputPath } from './check-paths.js'
import { checkOutputNames, checkOutputOptions, checkSelections } from './check-references.js'
import { checkTargets } from './check-targets.js'
import { type ConfigContext, keysAt, type Placed, textsAt } from './context.js'
import { findRules } from './find-rules.js'
import { findTests } from './find-tests.js'
import { checkPipelineTargets, loadPipelines } from './load-pipelines.js'
import { loadSchemas } from './load-schemas.js'
import { type PipelinesWithVariants, withVariants } from './load-variants.js'
import type { OutputTarget } from './option-values.js'
import { distinct, type OutputPlaces, outputPlaces, pipelineLists, pipelineNames, selectionPlaces } from './places.js'

/** The parts of `LoadSettings` that decide what a project contains. */
interface ProjectSettings {
  readonly environment?: string
  readonly outputs?: readonly string[]
  readonly limits?: LimitSettings
  readonly suggestions?: Suggestions
}

/** Checks everything that a configuration refers to, and builds the project. */
export async function checkConfig(
  context: ConfigContext,
  { resolve: resolvePlaceholder, backends }: ConfigDocument,
  { environment, outputs: wanted, limits, suggestions }: ProjectSettings,
  file: string,
): Promise<Project> {
  const outputs = outputPlaces(context)
  checkOutputNames(context)
  await checkFindingNames(context)
  const targets = new Map(outputs.map(({ name, path }) => [name, checkTargets(path, context)]))
  for (const output of outputs) checkOutputOptions(output, targets.get(output.name) ?? [], context)
  const pipelines = await checkPipelines(outputs, targets, context)
  const schemas = await loadSchemas(schemaNames(outputs, context), pipelines.all, context)
  const dependencies = [
    file,
    ...[...pipelines.paths.map(String), ...schemas.paths, ...listPaths(context)].map((path) => pathFrom(context, path)),
  ]
  const { inputs: found, patterns } = await findRules(context, environment)
  // A pattern such as `**/*.yml` includes the configuration and its pipelines.
  const inputs = found.filter((input) => !dependencies.includes(pathBelow(context.folder, input)))
  checkSelections(context, inputs)
  checkPaths(pathsOf(outputs, targets, context), patterns, reservedFiles(dependencies, inputs, context), context)
  checkEnvironments(context)
  const settings: SettingsContext = {
    context,
    pipelines,
    schemas,
    limits: { ...limitsOf(context), ...limits },
    resolve: resolvePlaceholder && safeResolver(resolvePlaceholder),
    varsPipelines: await loadVarsPipelines(context),
    dependsOnCode:
      resolvePlaceholder !== undefined || backends.length > 0 || [...targets.values()].flat().some(isAdded),
    suggestions: suggestions ?? (await loadSuggestions()),
  }
  const allDependencies = [...new Set(dependencies)]
  return {
    root: context.folder,
    file,
    environment,
    targets: context.targets,
    limits: settings.limits,
    check: checkSettingsOf(context),
    inputs,
    outputs: outputs
      .filter(({ name }) => wanted === undefined || wanted.length === 0 || wanted.includes(name))
      .map(({ name }) => buildOutput(name, environment, targets.get(name) ?? [], settings)),
    tests: await findTests(context, environment),
    outputNames: outputs.map(({ name }) => name),
    environmentNames: keysAt(context, ['environments']).map(({ value }) => value),
    dependencies: allDependencies,
    settingsKey: settings.dependsOnCode
      ? undefined
      : settingsKeyOf(context, allDependencies, { environment, limits: settings.limits }),
  }
}

/** Loads the reader of pipelines only if the configuration sets `vars`: it takes 3 ms of a run without changes. */
const loadVarsPipelines = async ({ root }: ConfigContext): Promise<VarsPipelines> =>
  setsVars(root) ? (await import('../settings/vars-pipelines.js')).varsPipelines : () => []

const setsVars = (node: YamlNode | undefined): boolean =>
  node?.kind === 'mapping' && node.entries.some(({ key, value }) => key.text === 'vars' || setsVars(value))

/** True for a target that is not built in, whose code sigmacast cannot compare. */
const isAdded = ({ backend }: OutputTarget): boolean => originOf(backend) !== undefined

async function checkPipelines(
  outputs: readonly OutputPlaces[],
  targets: ReadonlyMap<string, readonly OutputTarget[]>,
  context: ConfigContext,
): Promise<PipelinesWithVariants> {
  const namesIn = (lists: ReturnType<typeof pipelineLists>): readonly Placed<string>[] =>
    lists.flatMap((list) => pipelineNames(context, list))
  const pipelines = await loadPipelines(namesIn(distinct(outputs.flatMap(pipelineLists))), context)
  const uses = outputs.map((output) => ({
    names: namesIn(pipelineLists(output)),
    targets: targets.get(output.name) ?? [],
  }))
  checkPipelineTargets(uses, pipelines, context)
  return withVariants(outputs, pipelines, context)
}

const schemaNames = (outputs: readonly OutputPlaces[], context: ConfigContext): readonly Placed<string>[] =>
  [[], ...outputs.flatMap(({ path, changes }) => [path, ...changes.map((change) => change.path)])].flatMap((path) =>
    textsAt(context, [...path, 'schema']),
  )

/** Values of the wrong type, and none because of an exception, are a diagnostic about the placeholder. */
const safeResolver =
  (resolve: PlaceholderResolver): PlaceholderResolver =>
  (request) => {
    try {
      const values: unknown = resolve(request)
      return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : undefined
    } catch {
      return undefined
    }
  }

const pathFrom = ({ folder }: ConfigContext, path: string): string =>
  withSlashes(relative(folder, resolve(folder, path)))

/** Returns the paths of lists in selections. */
const listPaths = (context: ConfigContext): readonly string[] =>
  selectionPlaces(context).flatMap((path) => textsAt(context, [...path, 'list']).map(({ value }) => value))

function limitsOf({ root }: ConfigContext): LimitSettings {
  const node = nodeAt(root, ['limits'])
  return node?.kind === 'mapping' ? (toData(node) as LimitSettings) : {}
}

function checkSettingsOf({ root }: ConfigContext): CheckConfig {
  const node = nodeAt(root, ['check'])
  return node?.kind === 'mapping' ? (toData(node) as CheckConfig) : {}
}

/** Returns the path of each output, and those that environments set. */
const pathsOf = (
  outputs: readonly OutputPlaces[],
  targets: ReadonlyMap<string, readonly OutputTarget[]>,
  context: ConfigContext,
): readonly OutputPath[] =>
  outputs.flatMap(({ name, path, changes }) =>
    [{ value: undefined, path }, ...changes].flatMap((place) =>
      textsAt(context, [...place.path, 'path']).map((text) => ({
        output: name,
        environment: place.value,
        text: text.value,
        path: text.path,
        targets: targets.get(name) ?? [],
      })),
    ),
  )

function reservedFiles(
  dependencies: readonly string[],
  inputs: readonly Input[],
  { folder }: ConfigContext,
): ReadonlyMap<string, string> {
  const reserved = new Map([[nameIdentity('sigmacast.lock.json'), 'the manifest']])
  for (const input of inputs) reserved.set(nameIdentity(pathBelow(folder, input)), 'a rule file')
  for (const [index, path] of dependencies.entries())
    reserved.set(nameIdentity(path), index === 0 ? 'the configuration' : 'a file that the outputs are made from')
  return reserved
}
