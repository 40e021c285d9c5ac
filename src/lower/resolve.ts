import { and, type Bool, FALSE, mapLeaves, or } from '../ir/bool.js'
import type { DetectionRule, NamedSelection, SelectionRef } from '../rule/rule.js'
import { isUnderscored } from '../rule/selection-pattern.js'
import { collectDiagnostics, type Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { MAX_RECENT_RULES } from '../text/internal-limits.js'
import { type Limits, limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import { type Budget, exceededLimit, openBudget, spend } from './budget.js'
import { selectionChooser, UNDERSCORE_HELP } from './choose-selections.js'
import { lowerSelection } from './lower-selection.js'
import type { LoweredItem } from './lowered-item.js'

/** A set of selections with a condition over them. */
export type Searches = Pick<DetectionRule, 'source' | 'span' | 'selections' | 'condition'>

/** The condition of a rule over its lowered items. */
export interface Resolved {
  readonly detection: Bool<LoweredItem>
  /** Selections that the condition does not use. Their problems are reported as well. */
  readonly unused: readonly Bool<LoweredItem>[]
  /** Number of values in the expression. */
  readonly values: number
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The latest results, with the limits that they depend on: several targets ask for a rule in turn. They are few, so that
 * the items of a rule are garbage soon after its last conversion. With a `WeakMap` over all rules they outlived every
 * minor garbage collection, which made reading and converting a fifth slower.
 */
const recent: RecentRule[] = []
let oldest = 0

interface RecentRule {
  readonly rule: Searches
  readonly limits: Limits
  readonly resolved: Resolved
}

/** Replaces each reference in the condition of a rule or a filter with its selections. */
export function resolveRule(rule: Searches, limits: Limits = limitsOf()): Resolved {
  const before = recent.find((entry) => entry.rule === rule && entry.limits === limits)
  if (before !== undefined) return before.resolved
  const resolved = resolve(rule, limits)
  recent[oldest] = { rule, limits, resolved }
  oldest = (oldest + 1) % MAX_RECENT_RULES
  return resolved
}

function resolve(rule: Searches, limits: Limits): Resolved {
  const { source, selections } = rule
  const { report, diagnostics } = collectDiagnostics()
  const budget = openBudget(limits)
  const lowering = openLowering(source, budget, report)
  const choose = selectionChooser(source, selections, budget, report)
  const detection = mapLeaves(rule.condition as Bool<SelectionRef>, (ref) => {
    const chosen = budget.exceeded === undefined ? choose(ref) : undefined
    if (chosen === undefined) return FALSE
    const uses = repetitionsOf(source, ref, chosen.length, limits.combinations, report)
    const items = chosen.map((selection) => lowering.use(selection, uses, ref))
    return budget.exceeded === undefined && uses > 0 ? combine(ref, items) : FALSE
  })
  const { values } = budget
  const hasUnresolved = diagnostics.some(({ code }) => code === 'unknown-selection' || code === 'no-selection-matches')
  const unused = selections
    .filter((selection) => budget.exceeded === undefined && !lowering.isUsed(selection))
    .map(({ name, nameSpan, selection }) => {
      const items = lowerSelection(source, selection, budget, report)
      // A misspelt reference in the condition may refer to this selection.
      const help = isUnderscored(name) ? UNDERSCORE_HELP : undefined
      if (!hasUnresolved) report(diagnose('unused-selection', source, nameSpan, [name], { help }))
      return items
    })
  if (budget.exceeded !== undefined) report(exceededLimit(source, budget.exceeded, limits))
  return { detection, unused, values, diagnostics }
}

/** Lowers each selection once, and counts its values for each use. */
function openLowering(source: Source, budget: Budget, report: Report) {
  const lowered = new Map<NamedSelection, { readonly items: Bool<LoweredItem>; readonly values: number }>()
  const lower = (selection: NamedSelection) => {
    const before = budget.values
    const items = lowerSelection(source, selection.selection, budget, report)
    const entry = { items, values: budget.values - before }
    budget.values = before
    lowered.set(selection, entry)
    return entry
  }
  return {
    isUsed: (selection: NamedSelection): boolean => lowered.has(selection),
    use: (selection: NamedSelection, uses: number, { span }: SelectionRef): Bool<LoweredItem> => {
      const { items, values } = lowered.get(selection) ?? lower(selection)
      spend(budget, 'values', uses * values, span)
      return items
    },
  }
}

/**
 * Returns how often a reference repeats each of its selections. Reports a quantifier that cannot be expanded and
 * returns 0.
 */
function repetitionsOf(source: Source, ref: SelectionRef, of: number, limit: number, report: Report): number {
  if (ref.kind === 'reference' || ref.count === 1 || ref.count === 'all' || ref.count === of) return 1
  const { count, pattern, span } = ref
  if (count === 0) report(diagnose('zero-of', source, span, []))
  else if (count > of) report(diagnose('too-few-selections', source, span, [count, pattern, of]))
  else if (combinations(of, count) > limit) {
    report(diagnose('too-many-combinations', source, span, [count, of, limit]))
  } else return (combinations(of, count) * count) / of
  return 0
}

function combine(ref: SelectionRef, parts: readonly Bool<LoweredItem>[]): Bool<LoweredItem> {
  if (ref.kind === 'reference' || ref.count === 1) return or(parts)
  if (ref.count === 'all' || ref.count === parts.length) return and(parts)
  return or(choices(parts, ref.count).map(and))
}

function combinations(of: number, count: number): number {
  let ways = 1
  for (let i = 0; i < Math.min(count, of - count); i++) ways = (ways * (of - i)) / (i + 1)
  return ways
}

/** Lists every choice of `count` items, in order. */
function choices<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return items.flatMap((item, index) => choices(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]))
}
