import type { Backend, RuleSettingsOf, SpecsOf } from '../backend/backend.js'
import type { Conversion } from '../backend/conversion.js'
import { plansOf } from '../backend/correlate.js'
import type { OptionSpecs } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import type { RuleSettings } from '../backend/rule-settings.js'
import { targetOptionsOf } from '../backend/target-options.js'
import type { Plan } from '../dialect/plan.js'
import type { FilterRule, Rule } from '../rule/rule.js'
import { indexRules } from '../rule/rule-index.js'
import { collectDiagnostics } from '../text/collect-diagnostics.js'
import { limitDiagnostics } from '../text/limit-diagnostics.js'
import { checkQueryLimits } from './checks/check-platform-limits.js'
import { checkFilter } from './checks/check-rule.js'
import { conversionOf, NO_QUERY, querySide, ruleSide } from './conversion-parts.js'
import type { ConvertSettings } from './convert-settings.js'
import { pipelinesOf } from './joined-parts.js'
import { type PlannedQuery, planQuery } from './plan-query.js'
import { type PreparedQuery, prepareQuery } from './prepare-query.js'
import type { PreparedRule } from './prepare-rule.js'
import { processorOf } from './run-pipelines.js'

/**
 * Converts one rule: resolve, process, query, plan, print, postprocess. A correlation is converted together with the
 * rules that it refers to. Never throws because of a rule; an unknown option of the backend is a TypeError. The
 * diagnostics do not repeat those of `parseRules`.
 *
 * @example
 * const { query, fidelity } = convertRule(rule, backend)
 * query // 'EventID=4625 Image="*\\\\cmd.exe"'
 * fidelity // 'exact'
 */
export function convertRule<B extends Backend>(
  rule: Rule,
  backend: B,
  settings?: ConvertSettings<SpecsOf<B>>,
): Conversion<SpecsOf<B>, RuleSettingsOf<B>>
export function convertRule(rule: Rule, backend: Backend, settings: ConvertSettings = {}): Conversion {
  const { conversion } = traceRule(rule, backend, settings)
  const diagnostics = limitDiagnostics(conversion.diagnostics)
  return diagnostics === conversion.diagnostics ? conversion : { ...conversion, diagnostics }
}

/** A conversion with the values of the stages before it. */
export interface Trace<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
  readonly conversion: Conversion<Specs, Settings>
  /** Undefined for a correlation and for a filter. */
  readonly prepared: PreparedRule | undefined
  /** The rule as one query; undefined for a filter. */
  readonly preparedQuery: PreparedQuery | undefined
  /** The names of a correlation's grouping fields in its results; undefined if they are those of its events. */
  readonly groupFields: readonly string[] | undefined
  /** The plan for the events; undefined if an earlier stage failed. */
  readonly plan: Plan | undefined
}

/**
 * Converts a rule of any kind. Only this function knows the order of the stages:
 *
 * 1. `prepareQuery` prepares the rule, or each rule of a correlation: resolve → filters → pipelines → query
 * 2. `planQuery` asks the target: plan → print
 * 3. `postprocessQuery` applies the postprocessing of the pipelines to the text
 *
 * `makeArtifact` calls it, and prints the result in a format.
 */
export function traceRule<Specs extends OptionSpecs, Settings extends RuleSettings>(
  rule: Rule,
  backend: Backend<Specs, Settings>,
  settings: ConvertSettings<Specs> = {},
): Trace<Specs, Settings> {
  if (rule.kind === 'filter') return traceFilter(rule, backend, settings)
  const { report, reportAll, diagnostics, hasErrors } = collectDiagnostics()

  const prepared = prepareQuery(rule, backend, settings)
  reportAll(prepared.diagnostics)
  const ownOptions =
    rule.options.length === 0
      ? settings.options
      : ({ ...settings.options, ...targetOptionsOf(rule, backend) } as ConvertSettings<Specs>['options'])
  const options = optionValues(backend.options, ownOptions, prepared.state)

  const planned = planQuery(prepared, backend, options, settings)
  reportAll(planned.diagnostics)

  const text = hasErrors() ? null : postprocess(prepared, planned)
  if (typeof text === 'string')
    reportAll(checkQueryLimits(backend, rule, text, planned.answer === undefined ? [] : plansOf(planned.answer)))
  else if (text !== null) report(text)

  const query = typeof text === 'string' ? text : null
  const outcome = { target: backend.name, options, diagnostics }
  return {
    conversion: conversionOf(
      outcome,
      ruleSide(prepared, query, settings.variants),
      querySide(prepared, planned, query),
    ),
    prepared: rule.kind === 'detection' ? prepared.rules[0] : undefined,
    preparedQuery: prepared,
    groupFields: planned.answer?.groupFields,
    plan: query === null && prepared.query?.kind === 'correlation' ? undefined : planned.answer?.plan,
  }
}

/** A filter has no query. It is checked against the rules that it names. */
function traceFilter<Specs extends OptionSpecs, Settings extends RuleSettings>(
  filter: FilterRule,
  backend: Backend<Specs, Settings>,
  { rules = indexRules([filter]), limits, options }: ConvertSettings<Specs>,
): Trace<Specs, Settings> {
  const outcome = {
    target: backend.name,
    options: optionValues(backend.options, options),
    diagnostics: checkFilter(filter, rules, limits),
  }
  return {
    conversion: { ...NO_QUERY, ...outcome },
    prepared: undefined,
    preparedQuery: undefined,
    groupFields: undefined,
    plan: undefined,
  }
}

/** Applies the postprocessing of the pipelines to the query. Null if there is none. */
export function postprocess(prepared: PreparedQuery, { answer }: PlannedQuery<RuleSettings>) {
  const { processed, state } = prepared
  if (answer === undefined || processed === undefined) return null
  const rule = processed.state === state ? processed : { ...processed, state }
  const pipelines = pipelinesOf(prepared)
  return processorOf(pipelines)?.postprocessQuery(answer.text, rule, pipelines) ?? answer.text
}
