import type { Backend } from '../backend/backend.js'
import type { Conversion } from '../backend/conversion.js'
import type { OptionSpecs } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import type { RuleSettings } from '../backend/rule-settings.js'
import { type Plan, plan } from '../dialect/plan.js'
import { planTexts } from '../dialect/plan-texts.js'
import { exprText } from '../ir/expr-text.js'
import { postprocessQuery } from '../pipeline/apply/postprocess-query.js'
import type { Rule } from '../rule/rule.js'
import { indexRules } from '../rule/rule-index.js'
import { diagnose, isError } from '../text/diagnostic.js'
import { limitDiagnostics } from '../text/limit-diagnostics.js'
import { checkQueryLimits } from './check-platform-limits.js'
import { checkFilter } from './checks.js'
import { convertCorrelation } from './convert-correlation.js'
import type { ConvertSettings } from './convert-settings.js'
import { diagnoseLosses, siblingsThatSay } from './diagnose-losses.js'
import { fieldTypesOf } from './field-types-of.js'
import { isFirstSeen } from './prepare-correlation.js'
import { type Preparation, prepareRule } from './prepare-rule.js'
import { headOf } from './rule-head.js'

/**
 * Converts one rule: resolve, process, ask, plan, print, postprocess; a correlation together with the rules that it refers to. Never throws for
 * what a rule holds; an option that the backend does not have is a TypeError. What `parseRules` said of the rule is not repeated in the
 * diagnostics.
 *
 * @example
 * const { query, fidelity } = convertRule(rule, backend)
 * query // 'EventID=4625 Image="*\\\\cmd.exe"'
 * fidelity // 'exact'
 */
export const convertRule = <Specs extends OptionSpecs, Settings extends RuleSettings = RuleSettings>(
  rule: Rule,
  backend: Backend<Specs, Settings>,
  settings: ConvertSettings<Specs> = {},
): Conversion<Specs, Settings> => {
  const { conversion } = traceRule(rule, backend, settings)
  return { ...conversion, diagnostics: limitDiagnostics(conversion.diagnostics) }
}

/** A conversion with what it went through. */
export interface Trace<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
  readonly conversion: Conversion<Specs, Settings>
  /** Undefined for what is no detection rule. */
  readonly preparation: Preparation | undefined
  /** Undefined if the rule did not get that far. */
  readonly plan: Plan | undefined
  /** The text of each stage of the plan; undefined where a stage has nothing to say. */
  readonly texts: readonly (string | undefined)[]
}

/** The one function that knows the order of the stages. */
export function traceRule<Specs extends OptionSpecs, Settings extends RuleSettings>(
  rule: Rule,
  backend: Backend<Specs, Settings>,
  settings: ConvertSettings<Specs> = {},
): Trace<Specs, Settings> {
  const options = optionValues(backend.options, settings.options)
  const none = {
    target: backend.name,
    options,
    query: null,
    bareQuery: null,
    fidelity: 'none',
    approximations: [],
    head: null,
    expr: null,
    assumptions: [],
    residual: null,
    ruleSettings: null,
    state: {},
  } as const
  if (rule.kind === 'filter') {
    const diagnostics = checkFilter(rule, settings.rules ?? indexRules([rule]), settings.limits)
    return { conversion: { ...none, diagnostics }, preparation: undefined, plan: undefined, texts: [] }
  }
  if (rule.kind === 'correlation' || isFirstSeen(rule)) {
    const converted = convertCorrelation(rule, backend, settings, none)
    return { ...converted, texts: converted.plan === undefined ? [] : planTexts(converted.plan) }
  }
  const preparation = prepareRule(rule, backend as Backend, settings)
  const { processed, expr, diagnostics: before } = preparation
  if (processed === undefined) {
    return { conversion: { ...none, diagnostics: before }, preparation, plan: undefined, texts: [] }
  }
  const stated = optionValues(backend.options, settings.options, processed.state)
  const fieldTypes = fieldTypesOf(settings)
  const planned = plan(expr, backend.stages(stated, fieldTypes))
  const { residual, losses, assumptions } = planned
  const texts = planTexts(planned)
  const empty = texts.every((text) => text === undefined)
  const diagnostics = [
    ...before,
    ...diagnoseLosses(rule, backend, losses, settings.lossy === true, siblingsThatSay(backend as Backend, fieldTypes)),
    ...(empty ? [diagnose('nothing-expressible', rule.source, rule.sectionSpan, [backend.title])] : []),
  ]
  const wide = losses.length > 0
  const bareQuery = diagnostics.some(isError) ? null : backend.join(texts, processed.rule, stated)
  const query = bareQuery === null ? null : postprocessQuery(bareQuery, processed, settings.pipelines ?? [])
  if (typeof query === 'string') diagnostics.push(...checkQueryLimits(backend, rule, query, [planned]))
  else if (query !== null) diagnostics.push(query)
  const prepared = { options: stated, head: headOf(processed.rule), expr, state: processed.state, diagnostics }
  const conversion: Conversion<Specs, Settings> =
    typeof query !== 'string'
      ? { ...none, ...prepared }
      : {
          ...prepared,
          target: backend.name,
          query,
          bareQuery,
          fidelity: wide ? 'wider' : 'exact',
          approximations: [],
          assumptions,
          residual: wide ? { expr: residual, text: exprText(residual) } : null,
          ruleSettings: null,
        }
  return { conversion, preparation, plan: planned, texts }
}
