import type { Backend } from '../backend/backend.js'
import type { OptionSpecs } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import { and, type Bool, TRUE } from '../ir/bool.js'
import type { EventQuery } from '../ir/correlation-query.js'
import type { Expr } from '../ir/predicate.js'
import { applyFilters } from '../lower/apply-filters.js'
import { itemsToExpr } from '../lower/items-to-expr.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import { resolveRule } from '../lower/resolve.js'
import type { Processing, StepChange } from '../pipeline/apply/apply-pipelines.js'
import { type PipelineRun, type ProcessedRule, startOf } from '../pipeline/processed-rule.js'
import type { DetectionRule } from '../rule/rule.js'
import { byPlace, collectDiagnostics, type DiagnosticCollector } from '../text/collect-diagnostics.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import { checkLogsource } from './checks/check-logsource.js'
import { checkPlaceholders, checkProduct } from './checks/check-rule.js'
import type { ConvertSettings } from './convert-settings.js'
import { processingSettings } from './processing-settings.js'
import { processorOf, unprocessed } from './run-pipelines.js'
import { checkerOf, schemasFor } from './schemas-for.js'
import type { Way } from './variant-use.js'

/** A detection rule with the query for its events, after filters and pipelines. */
export interface PreparedRule {
  readonly rule: DetectionRule
  readonly query: EventQuery
  /** The rule before the first step; undefined if the rule itself has errors. */
  readonly start: ProcessedRule | undefined
  readonly changes: readonly StepChange[]
  /** The pipelines and the variant that they are for. */
  readonly way: Way
  /** The rule for each of several variants, if the query joins them by OR; else empty. */
  readonly joined: readonly PreparedRule[]
  /** Undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Prepares a detection rule: resolve, filters, pipelines, query. Several variants are prepared one by one and joined.
 * Without a backend, the checks that depend on the target are skipped.
 */
export function prepareRule<Specs extends OptionSpecs>(
  rule: DetectionRule,
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings<Specs>,
): PreparedRule {
  const { pipelines = [], variants } = settings
  return variants === undefined
    ? prepareWay(rule, backend, settings, { variant: undefined, pipelines })
    : variants.prepare(rule, backend, settings, prepareWay)
}

function prepareWay<Specs extends OptionSpecs>(
  rule: DetectionRule,
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings<Specs>,
  way: Way,
): PreparedRule {
  const queryDiagnostics = collectDiagnostics()
  const start = resolveWithFilters(rule, settings, queryDiagnostics)
  const isBroken = queryDiagnostics.hasErrors()
  const processing = processRule(start, isBroken, backend, settings)
  const { pipelines = [] } = settings
  const { processed = start } = processing
  const { expr: processedExpr, unresolved } = exprOfItems(rule.source, processed.detection, queryDiagnostics)
  const expr = and([expressionOfTarget(processed, backend, settings), processedExpr])
  const diagnostics = [
    ...queryDiagnostics.diagnostics.toSorted(byPlace),
    ...processing.diagnostics,
    ...(backend === undefined ? [] : checkProduct(processed.rule, backend)),
    ...(processing.processed === undefined
      ? []
      : [...unresolved, ...checkProcessed(rule, { start, processed, pipelines }, expr, backend, settings)]),
  ]
  return {
    rule,
    query: { kind: 'events', name: rule.metadata.name ?? rule.metadata.title, expr, source: rule.source },
    start: isBroken ? undefined : start,
    changes: processing.changes,
    way,
    joined: [],
    processed: diagnostics.some(isError) ? undefined : processing.processed,
    diagnostics,
  }
}

/** Items as an expression. */
interface ItemsExpr {
  readonly items: Bool<LoweredItem>
  readonly expr: Expr
  readonly diagnostics: readonly Diagnostic[]
  /** One diagnostic for each placeholder that is left. */
  readonly unresolved: readonly Diagnostic[]
}

/** That of the latest items: several targets ask for that of a rule in turn. */
let latest: ItemsExpr = { items: TRUE, expr: TRUE, diagnostics: [], unresolved: [] }

function exprOfItems(source: Source, items: Bool<LoweredItem>, { reportAll }: DiagnosticCollector): ItemsExpr {
  if (latest.items !== items) {
    const { report, diagnostics } = collectDiagnostics()
    const expr = itemsToExpr(source, items, report)
    latest = { items, expr, diagnostics, unresolved: checkPlaceholders(source, expr) }
  }
  reportAll(latest.diagnostics)
  return latest
}

/**
 * Resolves the items of a rule and of the filters that apply to it. Items that the condition does not use are checked
 * as well.
 */
function resolveWithFilters(
  rule: DetectionRule,
  { rules, limits: limitSettings }: Pick<ConvertSettings, 'rules' | 'limits'>,
  { report, reportAll }: DiagnosticCollector,
): ProcessedRule {
  const limits = limitsOf(limitSettings)
  const resolved = resolveRule(rule, limits)
  reportAll(resolved.diagnostics)
  const items = applyFilters(rule, resolved, rules, report, limits)
  for (const unused of resolved.unused) itemsToExpr(rule.source, unused, report)
  return startOf(rule, items)
}

/** Applies the pipelines, unless the rule has errors or one of them does not allow the target. */
function processRule(
  start: ProcessedRule,
  isBroken: boolean,
  backend: Pick<Backend, 'name' | 'pipelineNames'> | undefined,
  settings: ConvertSettings,
): Processing {
  const { pipelines = [] } = settings
  const processor = processorOf(pipelines)
  const diagnostics = (backend && processor?.checkAllowed(pipelines, backend)) ?? []
  return isBroken || diagnostics.length > 0
    ? { processed: undefined, changes: [], diagnostics }
    : (processor?.applyLatest(start, pipelines, processingSettings(settings)) ?? unprocessed(start))
}

/** Returns the condition that the target adds to the rule for each event. */
function expressionOfTarget<Specs extends OptionSpecs>(
  { rule, state }: ProcessedRule,
  backend: Backend<Specs> | undefined,
  { options }: ConvertSettings<Specs>,
): Expr {
  if (backend?.eventCondition === undefined) return TRUE
  return backend.eventCondition(optionValues(backend.options, options, state), state, rule.productSpan) ?? TRUE
}

function checkProcessed<Specs extends OptionSpecs>(
  rule: DetectionRule,
  run: PipelineRun,
  expr: Expr,
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings,
): readonly Diagnostic[] {
  const { unmapped = 'warn', schemas = [] } = settings
  const { start, processed, pipelines } = run
  const { source } = rule
  const logsource = backend === undefined ? [] : checkLogsource(rule, run, backend, settings)
  const processor = processorOf(pipelines)
  // The warning about the log source also explains why no field is mapped.
  const isExplainedByLogsource = unmapped === 'warn' && logsource.length > 0 && !processor?.isFieldMapped(processed)
  const known = schemasFor([processed.state], settings)
  const isUnmapped = schemas.length > 0 ? undefined : (field: string): boolean => !processed.names.has(field)
  const diagnostics = [
    ...((isExplainedByLogsource ? undefined : processor?.checkMapped(processed, pipelines, unmapped)) ?? []),
    ...(checkerOf(known)?.checkSchemas(expr, source, known, isUnmapped) ?? []),
  ]
  if (backend === undefined) return diagnostics
  const before = { items: start.detection, expr: () => itemsToExpr(source, start.detection) }
  return [
    ...diagnostics,
    ...logsource,
    ...(processor?.checkContradictions(source, before, expr, backend.holdsLists) ?? []),
  ]
}
