import type { Expr } from '../../ir/predicate.js'
import { openBudget } from '../../lower/budget.js'
import { itemsToExpr } from '../../lower/items-to-expr.js'
import { lowerItem } from '../../lower/lower-item.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { type Resolved, resolveRule, type Searches } from '../../lower/resolve.js'
import type { ExistenceAnswer } from '../../reason/answer.js'
import { openReasoner } from '../../reason/reasoner.js'
import { type DetectionRule, detectionsOf, type FilterRule, type Item, type Rule } from '../../rule/rule.js'
import { collectDiagnostics, ignoreDiagnostics } from '../../text/collect-diagnostics.js'
import { limitsOf } from '../../text/limits.js'
import { once } from '../../text/once.js'
import type { Source } from '../../text/source.js'
import type { RuleContext } from '../rule-context.js'
import { type DeadValues, findDeadValues, type RuleMeaning } from './dead-values.js'
import { knownEventOf } from './known-events.js'
import { findNeedlessValues, type NeedlessValue } from './needless-values.js'
import type { ExprOf } from './parts-of.js'

/** The meaning of a detection or a filter, and a reasoner that answers questions about it. */
export interface RuleLogic extends RuleMeaning {
  readonly kind: 'detection' | 'filter'
  readonly searches: Searches
  /** Lowers an item of a selection. */
  readonly lowered: (item: Item) => Resolved['detection']
  /** Finds the values that no match needs. */
  readonly dead: () => DeadValues
  /** Finds the values that another value of their item makes needless. */
  readonly needless: () => readonly NeedlessValue[]
}

/** Steps of one question. The questions about public rules take far fewer. */
const STEPS = 200_000

/** The rule that was asked about last: the checks of a document follow each other. */
const latest: { rule: Rule | undefined; logic: readonly RuleLogic[] } = { rule: undefined, logic: [] }

/** Returns the meaning of each detection of a document, and of a filter. Rules with errors have none. */
export function logicOf({ document: { rule } }: RuleContext): readonly RuleLogic[] {
  if (rule === undefined) return []
  if (latest.rule !== rule) {
    const searches: readonly (DetectionRule | FilterRule)[] = rule.kind === 'filter' ? [rule] : detectionsOf(rule)
    latest.logic = searches.flatMap((part) => openLogic(part, rule.kind === 'filter' ? 'filter' : 'detection') ?? [])
    latest.rule = rule
  }
  return latest.logic
}

function openLogic(searches: DetectionRule | FilterRule, kind: RuleLogic['kind']): RuleLogic | undefined {
  const { source } = searches
  const { report, reportAll, hasErrors } = collectDiagnostics()
  const resolved = resolveRule(searches)
  reportAll(resolved.diagnostics)
  const expr = itemsToExpr(source, resolved.detection, report)
  if (hasErrors()) return undefined
  const reasoner = openReasoner({ singleValued: true, steps: STEPS })
  const event = knownEventOf(searches)
  const meaning: RuleMeaning = {
    items: resolved.detection,
    expr,
    exprOf: openExprs(source),
    reasoner,
    possible: once(
      (): ExistenceAnswer =>
        event !== undefined && reasoner.matches(expr, event) ? { answer: 'yes', event } : reasoner.satisfiable(expr),
    ),
  }
  const lowered = (item: Item) => lowerItem(source, item, openBudget(limitsOf()), ignoreDiagnostics)
  return {
    ...meaning,
    kind,
    searches,
    lowered,
    dead: once(() => findDeadValues(meaning)),
    needless: once(() => findNeedlessValues(searches.selections, lowered, meaning)),
  }
}

function openExprs(source: Source): ExprOf {
  const exprs = new Map<LoweredItem, Expr>()
  return (items) => {
    if (items.kind !== 'leaf') return itemsToExpr(source, items)
    const expr = exprs.get(items.leaf) ?? itemsToExpr(source, items)
    exprs.set(items.leaf, expr)
    return expr
  }
}
