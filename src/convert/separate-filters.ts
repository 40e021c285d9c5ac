import type { Backend } from '../backend/backend.js'
import type { FilterQuery } from '../backend/format.js'
import type { OptionSpecs } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import { plan } from '../dialect/plan.js'
import { planTexts } from '../dialect/print.js'
import type { Assumption } from '../ir/assumptions.js'
import { leaf, replaceLeaves, TRUE } from '../ir/bool.js'
import type { Expr } from '../ir/predicate.js'
import { applyFilters, isFilterFor } from '../lower/apply-filters.js'
import { itemsToExpr } from '../lower/items-to-expr.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import { startOf } from '../pipeline/processed-rule.js'
import type { DetectionRule, FilterRule } from '../rule/rule.js'
import { indexRules, type RuleIndex } from '../rule/rule-index.js'
import { ignoreDiagnostics } from '../text/collect-diagnostics.js'
import type { ConvertSettings } from './convert-settings.js'
import { fieldTypesOf } from './plan-query.js'
import { processingSettings } from './processing-settings.js'
import { runPipelines } from './run-pipelines.js'

/** The filters of a rule as queries of their own. */
export interface SeparateFilters {
  readonly filters: readonly FilterQuery[]
  readonly assumptions: readonly Assumption[]
  /** The rules without these filters. Filters that the target cannot express exactly stay in the query. */
  readonly rules: RuleIndex
}

/** Converts each filter of a rule to queries of its own, by the pipelines and the log source of the rule. */
export function separateFilters<Specs extends OptionSpecs>(
  rule: DetectionRule,
  backend: Backend<Specs>,
  settings: ConvertSettings<Specs>,
): SeparateFilters {
  const { rules = indexRules([rule]) } = settings
  const ways = settings.variants?.waysOf(rule, backend, settings)
  // Joined variants express a filter differently, so it stays in the query.
  if (ways !== undefined && ways.length > 1) return { filters: [], assumptions: [], rules }
  const [{ pipelines = settings.pipelines ?? [] } = {}] = ways ?? []
  const separated = new Map<FilterRule, Converted>()
  for (const filter of rules.filters) {
    const converted = isFilterFor(filter, rule)
      ? convertFilter(rule, { ...rules, filters: [filter] }, backend, { ...settings, pipelines })
      : undefined
    if (converted !== undefined) separated.set(filter, converted)
  }
  const converted = [...separated.values()]
  return {
    filters: converted.flatMap(({ filters }) => filters),
    assumptions: converted.flatMap(({ assumptions }) => assumptions),
    rules: { ...rules, filters: rules.filters.filter((filter) => !separated.has(filter)) },
  }
}

type Converted = Omit<SeparateFilters, 'rules'>

/** Converts the only filter of an index. Undefined if the target cannot express it exactly. */
function convertFilter<Specs extends OptionSpecs>(
  rule: DetectionRule,
  rules: RuleIndex,
  backend: Backend<Specs>,
  settings: ConvertSettings<Specs>,
): Converted | undefined {
  const { pipelines = [], options } = settings
  const processing = processingSettings(settings)
  // The errors of filters are reported with the query of the rule.
  const items = applyFilters(rule, { detection: TRUE, values: 0 }, rules, ignoreDiagnostics, processing.limits)
  const { processed } = runPipelines(startOf(rule, items), pipelines, processing)
  const own = processed && replaceLeaves<LoweredItem, LoweredItem>(processed.detection, ofFilter)
  if (own === undefined) return undefined
  const values = optionValues(backend.options, options, processed?.state)
  const stages = backend.stages(values, fieldTypesOf([pipelines], settings))
  const expr = itemsToExpr(rule.source, own)
  const plans = conjunctsOf(expr).map((conjunct) => {
    const isExclusion = conjunct.kind === 'not'
    const planned = plan(isExclusion ? conjunct.arg : conjunct, stages)
    const query = backend.join(planTexts(planned), rule, values, planned)
    return { planned, filter: { action: isExclusion ? ('suppress' as const) : ('require' as const), query } }
  })
  if (plans.some(({ planned }) => planned.losses.length > 0)) return undefined
  return {
    filters: plans.map((each) => each.filter),
    assumptions: plans.flatMap(({ planned }) => planned.assumptions),
  }
}

const conjunctsOf = (expr: Expr): readonly Expr[] => (expr.kind === 'and' ? expr.args : [expr])

/** Keeps the items of a filter. Items that pipelines add belong to the query of the rule. */
const ofFilter = (item: LoweredItem) => (item.changedBy?.[0]?.kind === 'filter' ? leaf(item) : undefined)
