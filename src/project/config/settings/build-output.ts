import { compileSelection, type RuleSelector } from '../../select/compile-selection.js'
import { compileFilePatterns, pathBelow } from '../../select/file-patterns.js'
import type { Selection } from '../../select/selection.js'
import { type ConfigContext, textsAt } from '../check/context.js'
import type { OutputTarget } from '../check/option-values.js'
import { overridePlaces } from '../check/places.js'
import { selectorAt, withoutNulls } from '../check/selections.js'
import { parsePathTemplate } from '../path-template.js'
import type { Output, RuleOutputSettings } from '../project.js'
import type { Path } from '../read/paths.js'
import { dataBelow, mergeLayers, type Settings, settingAt } from './layers.js'
import { type AppliedOverride, outputLayers } from './output-layers.js'
import { isCommitted, pathOf } from './output-place.js'
import { choosePipelines, type PipelineChoice } from './pipeline-choice.js'
import { ruleSettings, type SettingsContext } from './rule-settings.js'

/** Builds an output with its effective settings in an environment. */
export function buildOutput(
  name: string,
  environment: string | undefined,
  targets: readonly OutputTarget[],
  settingsContext: SettingsContext,
): Output {
  const { context } = settingsContext
  const settingsIn = (environment: string | undefined): Settings =>
    mergeLayers(context.root, outputLayers(name, environment))
  const pathIn = (environment: string | undefined): string => pathOf(settingsIn(environment))
  const settings = settingsIn(environment)
  const path = pathIn(environment)
  return {
    name,
    path,
    pathIn,
    isOneFile: parsePathTemplate(path).names.length === 0,
    isCommitted: isCommitted(settings),
    selects: selectorOf(context, settings),
    settingsFor: settingsFor(name, environment, targets, settingsContext),
  }
}

/** Compiles the merged selection of an output. Its mistakes are reported where they are written. */
function selectorOf({ folder }: ConfigContext, settings: Settings): RuleSelector {
  const selection = withoutNulls(dataBelow(settings, 'select'))
  return compileSelection(selection as Selection, folder).selects
}

/** Finds what applies to a rule in an output. */
export interface RuleChoices {
  /** Returns the overrides that apply to a rule, in order. */
  readonly overrides: (...rule: Parameters<RuleSelector>) => readonly AppliedOverride[]
  /** Returns the names of the pipelines of a rule, in order. */
  readonly pipelines: PipelineChoice
}

/** Compiles the overrides of an environment and the pipelines of an output. */
export function choicesOf(name: string, environment: string | undefined, context: ConfigContext): RuleChoices {
  const overrides = overridePlaces(context)
    .filter(({ value }) => value === undefined || value === environment)
    .map(({ value, path }) => compileOverride(context, value, path))
  const own = settingAt(mergeLayers(context.root, outputLayers(name, environment)), 'pipelines')
  return {
    overrides: (...rule) => overrides.filter(({ applies }) => applies(...rule)),
    pipelines: choosePipelines(context, [['pipelines'], ...(own === undefined ? [] : [own.path])]),
  }
}

/** Returns the settings of rules; rules with the same overrides and pipelines share one value. */
function settingsFor(
  name: string,
  environment: string | undefined,
  targets: readonly OutputTarget[],
  settingsContext: SettingsContext,
): Output['settingsFor'] {
  const { context } = settingsContext
  const choices = choicesOf(name, environment, context)
  const built = new Map<string, RuleOutputSettings>()
  return (...rule) => {
    const applied = choices.overrides(...rule)
    const pipelines = choices.pipelines(...rule)
    const key = JSON.stringify([pipelines, applied.map(({ path }) => path)])
    const before = built.get(key)
    if (before !== undefined) return before
    const settings = mergeLayers(context.root, outputLayers(name, environment, applied))
    const result = ruleSettings(targets, settings, pipelines, settingsContext)
    built.set(key, result)
    return result
  }
}

interface CompiledOverride extends AppliedOverride {
  readonly applies: RuleSelector
}

function compileOverride(context: ConfigContext, environment: string | undefined, path: Path): CompiledOverride {
  const matches = compileFilePatterns(textsAt(context, [...path, 'rules']).map(({ value }) => value))
  const selects = selectorAt({ ...context, report: () => {} }, [...path, 'select'])
  return {
    path,
    environment,
    applies: (document, input, rules) =>
      matches(pathBelow(context.folder, input)) && selects?.(document, input, rules) !== false,
  }
}
