import { ruleOptions } from '../backend/artifact/rule-options.js'
import type { Backend, FormatFor, RuleSettingsOf, SpecsOf, Target } from '../backend/backend.js'
import type { Conversion } from '../backend/conversion.js'
import type { ArtifactName, FilterQuery, Format, Printed } from '../backend/format.js'
import type { OptionSettings, OptionSpecs } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import type { QueryField, Requirement } from '../backend/query-field.js'
import type { RuleSettings } from '../backend/rule-settings.js'
import type { CorrelationRule, DetectionRule, Rule } from '../rule/rule.js'
import { collectDiagnostics, type Report } from '../text/collect-diagnostics.js'
import { diagnoseArtifact } from '../text/diagnose-artifact.js'
import { asWarning, type Diagnostic } from '../text/diagnostic.js'
import { limitDiagnostics } from '../text/limit-diagnostics.js'
import { once } from '../text/once.js'
import { checkArtifactLimits } from './checks/check-platform-limits.js'
import { type Trace, traceRule } from './convert-rule.js'
import type { ConvertSettings } from './convert-settings.js'
import { queryFields } from './query-fields.js'
import { separateFilters } from './separate-filters.js'
import { textVariables } from './text-variables.js'

/** Settings of a conversion, with the options of the format. */
export interface ArtifactSettings<
  Specs extends OptionSpecs = OptionSpecs,
  FormatSpecs extends OptionSpecs = OptionSpecs,
> extends ConvertSettings<Specs> {
  /**
   * Options of the format. The rule's own options under `sigmacast` override them; the state of pipelines and the
   * defaults come last.
   */
  readonly formatOptions?: OptionSettings<FormatSpecs>
}

/** A deployable artifact of a rule, in one of the formats of a platform. */
export interface Artifact<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
  readonly conversion: Conversion<Specs, Settings>
  /** Without a trailing line break. Null if a diagnostic is an error. */
  readonly text: string | null
  /** The name that has to be unique on the platform; null if no name has to be. `trackNames` finds duplicates. */
  readonly name: ArtifactName | null
  /** The objects that users create on the platform before the artifact works. */
  readonly requirements: readonly Requirement[]
  /**
   * The diagnostics of the conversion and of the artifact, without those about settings that the artifact already
   * contains.
   */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Converts a rule and prints it in one of the formats of the target. Never throws because of a rule. A format of
 * another platform, an unknown option of the format and a wrong value for one are TypeErrors.
 *
 * @example
 * const artifact = makeArtifact(rule, backend, jsonFormat)
 * JSON.parse(artifact.text).fidelity // 'exact'
 */
export function makeArtifact<B extends Backend, F extends FormatFor<B>>(
  rule: Rule,
  backend: B,
  format: F,
  settings?: ArtifactSettings<SpecsOf<B>, F['options']>,
): Artifact<SpecsOf<B>, RuleSettingsOf<B>>
export function makeArtifact(rule: Rule, backend: Backend, format: Format, settings: ArtifactSettings = {}): Artifact {
  const { trace: _, ...artifact } = traceArtifact(rule, backend, format, settings)
  return artifact
}

/** An artifact with the values of the stages before it. */
export interface TracedArtifact<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings>
  extends Artifact<Specs, Settings> {
  readonly trace: Trace<Specs, Settings>
}

/** Makes an artifact as `makeArtifact` does, and keeps the stages before it. */
export function traceArtifact<
  Specs extends OptionSpecs,
  FormatSpecs extends OptionSpecs,
  Settings extends RuleSettings = RuleSettings,
>(
  rule: Rule,
  backend: Backend<Specs, Settings>,
  format: Format<FormatSpecs>,
  { formatOptions = {}, ...settings }: ArtifactSettings<Specs, FormatSpecs> = {},
): TracedArtifact<Specs, Settings> {
  // Throws for a mistake of the caller, even if the rule has errors.
  refuseForeign(format, backend)
  optionValues(format.options, formatOptions)
  const { report, reportAll, diagnostics, hasErrors } = collectDiagnostics()
  const trace = traceRule(rule, backend, format.reads === 'expression' ? { ...settings, lossy: true } : settings)
  const conversion = { ...trace.conversion, diagnostics: limitDiagnostics(trace.conversion.diagnostics) }
  reportAll(conversion.diagnostics.filter((diagnostic) => !isHandledBy(format, diagnostic)))
  const ruleSettings = rule.kind === 'filter' ? {} : optionsInRule(rule, backend, format, report)
  const formatSettings = { ...formatOptions, ...optionsOfFormat(format, ruleSettings) } as OptionSettings<FormatSpecs>
  const fields = once(() => (trace.preparedQuery === undefined ? [] : queryFields(trace.preparedQuery, settings)))
  const required = conversion.query === null ? undefined : backend.requirements?.(fields(), conversion.options)
  const nothing = { conversion, trace, text: null, name: null, requirements: required ?? [], diagnostics }
  if (hasErrors()) return nothing
  const whole = { ...trace, conversion }
  const separates = isSeparate(format, formatSettings, conversion)
  const apart = separates ? withoutFilters(rule, backend, whole, settings) : { trace: whole, filters: [] }
  const printing = { rule, formatOptions: formatSettings, settings, fields, filters: apart.filters, report }
  const printed = print(apart.trace, format, printing)
  if (printed === undefined) return nothing
  const { text, name = null, requirements = nothing.requirements } = printed
  reportAll(printed.diagnostics ?? [])
  if (text !== undefined) reportAll(checkArtifactLimits(backend, format, rule, text))
  return text === undefined || hasErrors() ? nothing : { ...nothing, text, name, requirements }
}

/** Throws a `TypeError` for a format of a platform that the backend does not list. */
function refuseForeign(
  { name, platform }: Pick<Format, 'name' | 'platform'>,
  backend: Pick<Backend, 'name' | 'formats'>,
): void {
  if (platform === undefined) return
  const isListed = backend.formats.some((format) => format.name === name && format.platform === platform)
  if (!isListed)
    throw new TypeError(`the format \`${name}\` is for ${platform}, and ${backend.name} has no such format`)
}

/** Returns the options that the rule sets itself. A mistake in them is only a warning if the format has no options. */
const optionsInRule = (
  rule: DetectionRule | CorrelationRule,
  target: Target,
  { options }: Pick<Format, 'options'>,
  report: Report,
): Readonly<Record<string, unknown>> =>
  ruleOptions(rule, target, Object.keys(options).length === 0 ? (mistake) => report(asWarning(mistake)) : report)

const isSeparate = <Specs extends OptionSpecs>(
  format: Format<Specs>,
  settings: OptionSettings<Specs>,
  { state }: Pick<Conversion, 'state'>,
): boolean => format.separatesFilters?.(optionValues(format.options, settings, state)) ?? false

/**
 * Converts a rule without the filters that its artifact contains apart from the query. A query that pipelines
 * postprocess keeps them, because its text may depend on the whole condition.
 */
function withoutFilters<Specs extends OptionSpecs, Settings extends RuleSettings>(
  rule: Rule,
  backend: Backend<Specs, Settings>,
  whole: Trace<Specs, Settings>,
  settings: ConvertSettings<Specs>,
): { readonly trace: Trace<Specs, Settings>; readonly filters: readonly FilterQuery[] } {
  const { query, bareQuery } = whole.conversion
  if (rule.kind !== 'detection' || query !== bareQuery) return { trace: whole, filters: [] }
  const { filters, assumptions, rules } = separateFilters(rule, backend as Backend<Specs>, settings)
  const trace = filters.length === 0 ? whole : traceRule(rule, backend, { ...settings, rules })
  const conversion = {
    ...trace.conversion,
    assumptions: [...new Set([...trace.conversion.assumptions, ...assumptions])].sort(),
  }
  return trace.conversion.query === null ? { trace: whole, filters: [] } : { trace: { ...trace, conversion }, filters }
}

interface Printing<Specs extends OptionSpecs> {
  readonly rule: Rule
  readonly formatOptions: OptionSettings<Specs>
  readonly settings: ConvertSettings
  readonly fields: () => readonly QueryField[]
  readonly filters: readonly FilterQuery[]
  readonly report: Report
}

/** Returns `undefined` if there is nothing to print. */
function print<Specs extends OptionSpecs>(
  { conversion, preparedQuery: prepared, groupFields }: Trace,
  format: Format<Specs>,
  { rule, formatOptions, settings, fields, filters, report }: Printing<Specs>,
): Printed | undefined {
  const { head, expr, state } = conversion
  if (rule.kind === 'filter' || head === null || prepared === undefined) return undefined
  const options = optionValues(format.options, formatOptions, state)
  const variables = () =>
    textVariables({ conversion, prepared, groupFields }, format, options, { rule, settings, report })
  if (format.reads !== 'expression') {
    if (conversion.query === null) return undefined
    return format.print({ rule, conversion, variables: variables(), filters, fields }, options)
  }
  if (rule.kind === 'detection' && expr !== null) {
    return format.print({ rule, conversion: { ...conversion, expr, head }, variables: variables() }, options)
  }
  const because = 'the format tests single events, and the rule is about several'
  const formatText = `the format \`${format.name}\``
  return {
    text: undefined,
    diagnostics: [diagnoseArtifact('no-artifact', rule.source, rule.sectionSpan, [formatText, because])],
  }
}

/** True for a diagnostic about something that the artifact does itself. */
const isHandledBy = ({ reads, hasRuleSettings }: Format, { code }: Diagnostic): boolean =>
  reads === 'expression' ? QUERY_LOSS_CODES.has(code) : hasRuleSettings === true && code === 'rule-settings'

const QUERY_LOSS_CODES: ReadonlySet<string> = new Set([
  'left-out',
  'widened',
  'not-expressible',
  'nothing-expressible',
  'platform-limit',
])

const optionsOfFormat = (
  { options }: Format,
  settings: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => Object.hasOwn(options, name)))
