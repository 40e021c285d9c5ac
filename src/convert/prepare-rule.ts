import type { Backend } from '../backend/backend.js'
import { optionValues } from '../backend/option-values.js'
import { and, TRUE } from '../ir/bool.js'
import type { Expr } from '../ir/predicate.js'
import { applyFilters } from '../lower/apply-filters.js'
import { askItems } from '../lower/ask.js'
import { resolveRule } from '../lower/resolve.js'
import { applyPipelines, type StepChange } from '../pipeline/apply/apply-pipelines.js'
import { checkMapped } from '../pipeline/apply/unmapped-fields.js'
import { type ProcessedRule, startOf } from '../pipeline/processed-rule.js'
import type { DetectionRule } from '../rule/rule.js'
import type { Report } from '../text/collect-diagnostics.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { limitsOf } from '../text/limits.js'
import { checkContradictions } from './check-contradictions.js'
import { checkLogsource } from './check-logsource.js'
import { checkAllowed, checkPlaceholders, checkProduct } from './checks.js'
import type { ConvertSettings } from './convert-settings.js'

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

/** What the target asks of each event beside the rule. */
function besides({ rule, state }: ProcessedRule, backend: Backend | undefined, { options }: ConvertSettings): Expr {
  if (backend?.besides === undefined) return TRUE
  return backend.besides(optionValues(backend.options, options, state), state, rule.productSpan) ?? TRUE
}

/** Resolves a rule, adds its filters, and applies its pipelines. Without a backend nothing is checked that depends on the target. */
export function prepareRule(rule: DetectionRule, backend: Backend | undefined, settings: ConvertSettings): Preparation {
  const { pipelines = [], unmapped = 'warn', resolvePlaceholder } = settings
  const { source } = rule
  const limits = limitsOf(settings.limits)
  const resolved = resolveRule(rule, limits)
  const found = [...resolved.diagnostics]
  const report: Report = (diagnostic) => void found.push(diagnostic)
  const start = startOf(rule, applyFilters(rule, resolved, settings.rules, report, limits))
  for (const items of resolved.unused) askItems(source, items, report)
  const allowed = backend === undefined ? [] : checkAllowed(pipelines, backend)
  const broken = found.some(isError)
  const processing =
    broken || allowed.length > 0
      ? { processed: undefined, changes: [], diagnostics: allowed }
      : applyPipelines(start, pipelines, { resolve: resolvePlaceholder, limits })
  const { processed = start } = processing
  const expr = and([besides(processed, backend, settings), askItems(source, processed.detection, report)])
  found.sort((a, b) => a.span.start - b.span.start)
  found.push(...processing.diagnostics, ...(backend === undefined ? [] : checkProduct(processed.rule, backend)))
  if (processing.processed !== undefined) {
    for (const one of checkMapped(processed, pipelines, unmapped)) found.push(one)
    for (const one of checkPlaceholders(source, expr)) found.push(one)
    if (backend !== undefined) {
      found.push(...checkLogsource(start, processed, backend, settings))
      if (pipelines.length > 0) {
        const before = { items: start.detection, expr: () => askItems(source, start.detection) }
        found.push(...checkContradictions(rule, before, expr, backend))
      }
    }
  }
  return {
    start: broken ? undefined : start,
    changes: processing.changes,
    processed: found.some(isError) ? undefined : processing.processed,
    expr,
    diagnostics: found,
  }
}
