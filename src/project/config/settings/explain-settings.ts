import { ruleOptions } from '../../../backend/artifact/rule-options.js'
import type { OptionSpecs } from '../../../backend/option.js'
import { type Data, toData } from '../../../rule/yaml/data.js'
import { positionAt } from '../../../text/source.js'
import type { RuleSelector } from '../../select/compile-selection.js'
import { checkTargets } from '../check/check-targets.js'
import { type ConfigContext, itemsAt } from '../check/context.js'
import type { OutputTarget } from '../check/option-values.js'
import { pipelineNames } from '../check/places.js'
import { withoutNulls } from '../check/selections.js'
import { type Path, pathText, spanAt } from '../read/paths.js'
import { choicesOf } from './build-output.js'
import { mergeLayers, type Settings, settingAt } from './layers.js'
import { COMMAND_LINE, outputLayers } from './output-layers.js'

/** A setting in effect, with its origin. */
export interface ExplainedSetting {
  /** The keys of the setting, such as `options.prefix`. */
  readonly name: string
  /** Null for an option whose default depends on the rule. */
  readonly value: Data
  /** A place such as `sigmacast.yml:12:5`, `default` or `command line`. */
  readonly origin: string
}

const DEFAULTS: readonly (readonly [name: string, value: Data])[] = [
  ['accept.fidelity', ['exact', 'approximate']],
  ['accept.unmapped.fields', 'warn'],
  ['accept.unmapped.logsource', 'warn'],
  ['cannot', 'error'],
  ['commit', true],
]

/** A rule for which the settings of an output are explained. */
export type ExplainedRule = Parameters<RuleSelector>

/**
 * Returns the settings of an output in an environment, with the place of each. Without a rule, it returns all pipelines
 * and no overrides. With `allOptions`, it also returns the options that nobody sets.
 */
export function explainOutput(
  name: string,
  environment: string | undefined,
  allOptions: boolean,
  context: ConfigContext,
  rule?: ExplainedRule,
): readonly ExplainedSetting[] {
  const choices = rule && choicesOf(name, environment, context)
  const overrides = rule === undefined ? [] : choices?.overrides(...rule)
  const settings = mergeLayers(context.root, outputLayers(name, environment, overrides))
  const targets = checkTargets(['outputs', name], { ...context, report: () => {} })
  const chosen = rule && choices?.pipelines(...rule)
  const own = rule === undefined ? [] : ownOptions(rule, targets)
  const ownNames = new Set(own.map((setting) => setting.name))
  const set = [
    ...(chosen === undefined ? pipelinesOf(settings, context) : chosenPipelines(chosen, settings, context)),
    ...setSettings(settings, context).filter((setting) => !ownNames.has(setting.name)),
    ...own,
  ]
  const names = new Set(set.map((setting) => setting.name))
  const defaults = [...DEFAULTS, ...formatDefault(targets), ...(allOptions ? optionDefaults(targets) : [])]
    .filter(([setting]) => !names.has(setting))
    .map(([setting, value]) => ({ name: setting, value, origin: 'default' }))
  return [...set, ...defaults].sort((a, b) => rankOf(a.name) - rankOf(b.name))
}

/** The order in which settings are shown. */
const ORDER = [
  'target',
  'format',
  'path',
  'pipelines',
  'variants',
  'join-variants',
  'schema',
  'select',
  'accept',
  'options',
  'vars',
  'cannot',
  'commit',
]

const rankOf = (name: string): number => ORDER.indexOf(name.split('.', 1)[0] ?? '')

function setSettings(settings: Settings, context: ConfigContext): readonly ExplainedSetting[] {
  return [...settings.values()]
    .filter(({ keys }) => keys[0] !== 'pipelines')
    .map(({ keys, path, node }) => ({
      name: pathText(keys),
      value: withoutNulls(toData(node)),
      origin: originOf(path, context),
    }))
}

/** Returns the options that a rule sets for the targets and their formats. They win over those of the configuration. */
function ownOptions([{ rule }]: ExplainedRule, targets: readonly OutputTarget[]): readonly ExplainedSetting[] {
  if (rule === undefined || rule.kind === 'filter') return []
  const values = new Map(
    targets.flatMap(({ backend, format }) =>
      Object.entries(ruleOptions(rule, backend, () => undefined)).filter(([name]) =>
        Object.hasOwn({ ...backend.options, ...format.options }, name),
      ),
    ),
  )
  return [...values].map(([name, value]) => {
    const place = rule.options.find((option) => option.name === name)
    const { line, column } = positionAt(rule.source.text, place?.span.start ?? 0)
    return { name: pathText(['options', name]), value, origin: `${rule.source.name}:${line}:${column}` }
  })
}

/** Returns the pipelines of every output and those of the output, each by itself. */
function pipelinesOf(settings: Settings, context: ConfigContext): readonly ExplainedSetting[] {
  const own = settingAt(settings, 'pipelines')
  const paths = [['pipelines'], ...(own === undefined ? [] : [own.path])]
  return paths.flatMap((list) =>
    itemsAt(context, list).map(({ value, path }) => ({
      name: 'pipelines',
      value: withoutNulls(toData(value)),
      origin: originOf(path, context),
    })),
  )
}

/** Returns the pipelines that a rule has, in order, with the place of each. */
function chosenPipelines(
  names: readonly string[],
  settings: Settings,
  context: ConfigContext,
): readonly ExplainedSetting[] {
  const own = settingAt(settings, 'pipelines')
  const places = [['pipelines'], ...(own === undefined ? [] : [own.path])].flatMap((list) =>
    pipelineNames(context, list),
  )
  return names.map((name) => {
    const place = places.find(({ value }) => value === name)
    return { name: 'pipelines', value: name, origin: originOf(place?.path ?? ['pipelines'], context) }
  })
}

const formatDefault = ([first]: readonly OutputTarget[]): readonly (readonly [string, Data])[] =>
  first === undefined ? [] : [['format', first.format.name]]

const optionDefaults = (targets: readonly OutputTarget[]): readonly (readonly [string, Data])[] =>
  targets.flatMap(({ backend, format }) =>
    Object.entries<OptionSpecs[string]>({ ...backend.options, ...format.options }).map(
      ([name, spec]): [string, Data] => [pathText(['options', name]), spec.default ?? null],
    ),
  )

/** Formats the place of a value: of a module, whose lines are unknown, by its path. */
export function originOf(path: Path, { source, root }: ConfigContext): string {
  if (path[0] === COMMAND_LINE) return 'command line'
  if (source.text === '') return `${source.name} ${pathText(path)}`
  const { line, column } = positionAt(source.text, spanAt(root, path).start)
  return `${source.name}:${line}:${column}`
}
