import { checkAllowed, checkCorrelation, checkFilter, checkPlaceholders, checkProduct } from './conversion/checks.js'
import type { Conversion, ConvertSettings } from './conversion/conversion.js'
import { diagnoseLosses } from './conversion/diagnose-losses.js'
import type { Backend } from './emit/backend.js'
import { type OptionSpecs, optionValues } from './emit/option.js'
import { type Plan, plan } from './emit/plan.js'
import { print } from './emit/print.js'
import { exprText } from './ir/expr-text.js'
import { type FieldTypes, mergeFieldTypes } from './ir/field-types.js'
import type { Expr } from './ir/predicate.js'
import { applyFilters } from './lower/apply-filters.js'
import { askItems } from './lower/ask.js'
import { resolveRule } from './lower/resolve.js'
import { applyPipelines, type StepChange } from './pipeline/apply/apply-pipelines.js'
import { combine } from './pipeline/apply/combine.js'
import { postprocessQuery } from './pipeline/apply/postprocess-query.js'
import { checkMapped } from './pipeline/apply/unmapped-fields.js'
import { type ProcessedRule, startOf } from './pipeline/processed-rule.js'
import type { DetectionRule, Rule } from './rule/rule.js'
import { indexRules } from './rule/rule-index.js'
import { type Diagnostic, diagnose, isError } from './text/diagnostic.js'

/**
 * Converts one rule: resolve, process, ask, plan, print, postprocess. Never throws for what a rule holds; an option that the backend does not
 * have is a TypeError. What `parseRules` said of the rule is not repeated in the diagnostics.
 *
 * @example
 * const { query, fidelity } = convertRule(rule, splunk)
 * query // 'EventID=4625 Image="*\\\\cmd.exe"'
 * fidelity // 'exact'
 */
export const convertRule = <Specs extends OptionSpecs>(
  rule: Rule,
  backend: Backend<Specs>,
  settings: ConvertSettings<Specs> = {},
): Conversion<Specs> => traceRule(rule, backend, settings).conversion

/** A conversion with what it went through. */
export interface Trace<Specs extends OptionSpecs = OptionSpecs> {
  readonly conversion: Conversion<Specs>
  /** Undefined for what is no detection rule. */
  readonly preparation: Preparation | undefined
  /** Undefined if the rule did not get that far. */
  readonly plan: Plan | undefined
  /** The text of each stage of the plan; undefined where a stage has nothing to say. */
  readonly texts: readonly (string | undefined)[]
}

/** A rule as predicates, after its pipelines. */
export interface Preparation {
  /** Before the first step; undefined if the rule itself has errors. */
  readonly start: ProcessedRule | undefined
  readonly changes: readonly StepChange[]
  /** Undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  readonly expr: Expr
  readonly diagnostics: readonly Diagnostic[]
}

/** The one function that knows the order of the stages. */
export function traceRule<Specs extends OptionSpecs>(
  rule: Rule,
  backend: Backend<Specs>,
  settings: ConvertSettings<Specs> = {},
): Trace<Specs> {
  const options = optionValues(backend.options, settings.options)
  const none = {
    target: backend.name,
    options,
    query: null,
    bareQuery: null,
    fidelity: 'none',
    assumptions: [],
    residual: null,
    state: {},
  } as const
  if (rule.kind !== 'detection') {
    const rules = settings.rules ?? indexRules([rule])
    const diagnostics = rule.kind === 'filter' ? checkFilter(rule, rules) : checkCorrelation(rule, rules)
    return { conversion: { ...none, diagnostics }, preparation: undefined, plan: undefined, texts: [] }
  }
  const preparation = prepareRule(rule, backend, settings)
  const { processed, expr, diagnostics: before } = preparation
  if (processed === undefined) {
    return { conversion: { ...none, diagnostics: before }, preparation, plan: undefined, texts: [] }
  }
  const stated = optionValues(backend.options, settings.options, processed.state)
  const planned = plan(expr, backend.stages(stated, fieldTypesOf(settings)))
  const { stages, residual, losses, assumptions } = planned
  const texts = stages.map(({ query, dialect }) => (query.kind === 'const' ? undefined : print(query, dialect)))
  const empty = texts.every((text) => text === undefined)
  const diagnostics = [
    ...before,
    ...diagnoseLosses(rule, backend, losses, settings.lossy === true),
    ...(empty ? [diagnose('nothing-expressible', rule.source, rule.sectionSpan, [backend.title])] : []),
  ]
  const wide = losses.length > 0
  const bareQuery = diagnostics.some(isError) ? null : backend.join(texts, processed.rule, stated)
  const query = bareQuery === null ? null : postprocessQuery(bareQuery, processed, settings.pipelines ?? [])
  if (query !== null && typeof query !== 'string') diagnostics.push(query)
  const conversion: Conversion<Specs> =
    typeof query !== 'string'
      ? { ...none, options: stated, diagnostics }
      : {
          target: backend.name,
          options: stated,
          query,
          bareQuery,
          fidelity: wide ? 'wider' : 'exact',
          assumptions,
          residual: wide ? { expr: residual, text: exprText(residual) } : null,
          state: processed.state,
          diagnostics,
        }
  return { conversion, preparation, plan: planned, texts }
}

/** What the pipelines say of the fields, in their order, and then the caller. */
function fieldTypesOf({ pipelines, fieldTypes }: ConvertSettings): FieldTypes {
  const known = pipelines === undefined ? {} : combine(pipelines).fieldTypes
  return fieldTypes === undefined ? known : mergeFieldTypes([known, fieldTypes])
}

function prepareRule(rule: DetectionRule, backend: Backend, settings: ConvertSettings): Preparation {
  const { pipelines = [], unmapped = 'warn', resolvePlaceholder } = settings
  const { source } = rule
  const { detection, unused, diagnostics } = resolveRule(rule)
  const found = [...diagnostics]
  const start = startOf(rule, applyFilters(rule, detection, settings.rules?.filters ?? [], found))
  for (const items of unused) askItems(source, items, found)
  const allowed = checkAllowed(pipelines, backend)
  const broken = found.some(isError)
  const processing =
    broken || allowed.length > 0
      ? { processed: undefined, changes: [], diagnostics: allowed }
      : applyPipelines(start, pipelines, resolvePlaceholder)
  const { processed = start } = processing
  const expr = askItems(source, processed.detection, found)
  found.sort((a, b) => a.span.start - b.span.start)
  found.push(...processing.diagnostics, ...checkProduct(processed.rule, backend))
  if (processing.processed !== undefined) {
    found.push(...checkMapped(processed, pipelines, unmapped), ...checkPlaceholders(source, expr))
  }
  return {
    start: broken ? undefined : start,
    changes: processing.changes,
    processed: found.some(isError) ? undefined : processing.processed,
    expr,
    diagnostics: found,
  }
}
