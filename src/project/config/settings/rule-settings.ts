import type { PlaceholderResolver } from '../../../pipeline/action.js'
import type { Pipeline } from '../../../pipeline/pipeline.js'
import { type Variant, variantsOf } from '../../../pipeline/variant.js'
import type { FieldSchema } from '../../../schema/field-schema.js'
import type { LimitSettings } from '../../../text/limits.js'
import type { TargetSettings } from '../../workspace/convert-file.js'
import type { Suggestions } from '../../workspace/open-suggestions.js'
import type { Cannot } from '../../workspace/skip-refused.js'
import type { ConfigContext } from '../check/context.js'
import { textsAt } from '../check/context.js'
import type { LoadedSchemas } from '../check/load-schemas.js'
import type { PipelinesWithVariants } from '../check/load-variants.js'
import { type OutputTarget, optionsOf } from '../check/option-values.js'
import { withoutNulls } from '../check/selections.js'
import type { Acceptance } from '../config.js'
import type { RuleOutputSettings } from '../project.js'
import { acceptanceOf } from './acceptance.js'
import { dataBelow, type Settings, settingAt, settingsBelow, textAt } from './layers.js'
import type { VarsPipelines } from './vars-pipelines.js'

/** Everything that settings of rules are made from. */
export interface SettingsContext {
  readonly context: ConfigContext
  readonly pipelines: PipelinesWithVariants
  readonly schemas: LoadedSchemas
  readonly limits: LimitSettings
  readonly resolve: PlaceholderResolver | undefined
  readonly varsPipelines: VarsPipelines
  readonly dependsOnCode: boolean
  readonly suggestions: Suggestions
}

/** Builds the settings of an output for the rules with these merged settings and pipelines. */
export function ruleSettings(
  targets: readonly OutputTarget[],
  settings: Settings,
  pipelineNames: readonly string[],
  settingsContext: SettingsContext,
): RuleOutputSettings {
  const { context, pipelines: loaded, schemas: loadedSchemas, limits, resolve, suggestions } = settingsContext
  const accept = acceptanceOf(withoutNulls(dataBelow(settings, 'accept')) as Acceptance)
  const named = loaded.named(pipelineNames)
  const vars = settingsContext.varsPipelines(context.source, settings)
  // Pipelines are cached by their list, which several rules share.
  const pipelines = [...named, ...vars]
  const schemas = schemasOf(settings, context, loadedSchemas)
  const variants = variantsIn(settings, pipelines, settingsContext)
  const used = [...new Set([...pipelines, ...variants.flatMap((variant) => variant.pipelines)])]
  const namedSchemas = schemas.length === 0 ? loadedSchemas.ofPipelines(used) : []
  const joinsVariants = textAt(settings, 'join-variants').toLowerCase() === 'true'
  const optionNodes = new Map(settingsBelow(settings, 'options').map(({ keys, node }) => [keys[1] ?? '', node]))
  const targetSettings = targets.map((target) => ({ ...target, ...optionsOf(optionNodes, target) }))
  const parts = {
    targets: targetSettings,
    pipelines: named,
    variants,
    joinsVariants,
    vars,
    schemas,
    namedSchemas,
    accept,
    limits,
  }
  return {
    targets: targetSettings,
    common: {
      isFirstOf: targets.length > 1,
      lossy: accept.fidelity.includes('wider'),
      pipelines,
      ...(variants.length === 0 ? {} : { variantChoice: { variants, joins: joinsVariants } }),
      schemas,
      namedSchemas,
      unmapped: accept.unmapped.fields,
      unmappedLogsource: accept.unmapped.logsource,
      limits,
      ...suggestions,
      ...(resolve === undefined ? {} : { resolvePlaceholder: resolve }),
    },
    accept,
    cannot: cannotOf(settings),
    fingerprint: fingerprintOf(parts),
    ...(settingsContext.dependsOnCode ? { dependsOnCode: true } : {}),
  }
}

const cannotOf = (settings: Settings): Cannot => (textAt(settings, 'cannot') || 'error') as Cannot

/** Returns the variants that a setting names, of those that the pipelines have. Other names are reported earlier. */
function variantsIn(
  settings: Settings,
  pipelines: readonly Pipeline[],
  { context, pipelines: loaded }: SettingsContext,
): readonly Variant[] {
  const setting = settingAt(settings, 'variants')
  if (setting === undefined) return []
  const names = textsAt(context, setting.path).map(({ value }) => value)
  const { variants } = variantsOf(pipelines, loaded.findForVariant)
  return names.includes('all') ? variants : variants.filter(({ name }) => names.includes(name))
}

function schemasOf(settings: Settings, context: ConfigContext, loaded: LoadedSchemas): readonly FieldSchema[] {
  const setting = settingAt(settings, 'schema')
  return setting === undefined ? [] : loaded.named(textsAt(context, setting.path).map(({ value }) => value))
}

interface FingerprintParts {
  readonly targets: readonly TargetSettings[]
  readonly pipelines: readonly Pipeline[]
  readonly variants: readonly Variant[]
  readonly joinsVariants: boolean
  readonly vars: readonly Pipeline[]
  readonly schemas: readonly FieldSchema[]
  readonly namedSchemas: readonly FieldSchema[]
  readonly accept: Acceptance
  readonly limits: LimitSettings
}

/** Hashes the settings on which an artifact depends. Texts of pipelines count, not their paths. */
function fingerprintOf({ variants, joinsVariants, ...given }: FingerprintParts): string {
  const { targets, pipelines, vars, schemas, namedSchemas, accept, limits } = given
  const parts = [
    targets.map(({ backend, format, options, formatOptions }) => [
      backend.name,
      format.name,
      sorted(options),
      sorted(formatOptions),
    ]),
    pipelines.map(textOf),
    ...(variants.length === 0 ? [] : [joinsVariants, variants.map(variantParts)]),
    vars.map((pipeline) => sorted(pipeline.vars)),
    schemas.map(({ name, revision, fields }) => [name, revision, revision === '' ? fields : '']),
    namedSchemas.map(({ name, revision }) => [name, revision]),
    accept,
    sorted(limits),
  ]
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

const variantParts = ({ name, pipelines }: Variant): readonly unknown[] => [name, pipelines.map(textOf)]

/** Line breaks of Windows do not count, since Git may write them. */
const textOf = ({ source }: Pipeline): string => source.text.replaceAll('\r\n', '\n')

const sorted = (values: object): readonly (readonly [string, unknown])[] =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
