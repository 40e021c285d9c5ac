import type { Expr } from '../../ir/predicate.js'
import { applyFilters, isFilterFor } from '../../lower/apply-filters.js'
import { itemsToExpr } from '../../lower/items-to-expr.js'
import { resolveRule } from '../../lower/resolve.js'
import type { GroupedExpr } from '../../reason/cover-index.js'
import { type Coverings, findCovered } from '../../reason/find-covered.js'
import { openReasoner, type Reasoner } from '../../reason/reasoner.js'
import { type DetectionRule, LOGSOURCE_PARTS } from '../../rule/rule.js'
import { indexRules, type RuleIndex } from '../../rule/rule-index.js'
import { collectDiagnostics, ignoreDiagnostics } from '../../text/collect-diagnostics.js'
import type { RuleContext } from '../rule-context.js'
import { keepEventOf } from './known-events.js'

/** A detection rule of a set, with what it matches after the filters of the set. */
export interface SetRule {
  readonly context: RuleContext
  readonly rule: DetectionRule
  readonly expr: Expr
  /** The expression without the filters; the same object if it has none. */
  readonly alone: Expr
}

/** The meaning of all rules of a set. */
export interface SetLogic {
  readonly rules: readonly SetRule[]
  /** Makes no assumption about the data. */
  readonly reasoner: Reasoner
  readonly coverings: Coverings
  /** The expression of each rule, with a text that is equal for rules of one log source. Rules without alerts are alone. */
  readonly groups: readonly GroupedExpr[]
}

/** The meaning of each set, as long as somebody keeps the set: several checks ask about it. */
const known = new WeakMap<readonly RuleContext[], SetLogic>()

/** Returns the meaning of the rules of a set. Rules with errors are left out, and those that match new values only. */
export function setLogicOf(contexts: readonly RuleContext[]): SetLogic {
  const logic = known.get(contexts) ?? openSetLogic(contexts)
  known.set(contexts, logic)
  return logic
}

function openSetLogic(contexts: readonly RuleContext[]): SetLogic {
  const index = indexRules(contexts.flatMap(({ document }) => document.rule ?? []))
  const rules = contexts.flatMap((context) => setRule(context, index) ?? [])
  const reasoner = openReasoner({ steps: SET_STEPS })
  const parts = partsOfCorrelations(index)
  const groups = rules.map(({ rule, expr }, at) => ({ expr, group: isAlerting(rule, parts) ? groupOf(rule) : `${at}` }))
  const logic = { rules, reasoner, coverings: findCovered(groups, reasoner), groups }
  for (const { rule, expr } of rules) {
    const answer = reasoner.satisfiable(expr)
    if (answer.answer === 'yes') keepEventOf(rule, answer.event)
  }
  return logic
}

/** Steps of one question about the rules of a set. */
export const SET_STEPS = 200_000

function setRule(context: RuleContext, index: RuleIndex): SetRule | undefined {
  const { rule } = context.document
  if (rule?.kind !== 'detection' || rule.firstSeen !== undefined) return undefined
  const { report, reportAll, hasErrors } = collectDiagnostics()
  const resolved = resolveRule(rule)
  reportAll(resolved.diagnostics)
  const alone = itemsToExpr(rule.source, resolved.detection, report)
  if (hasErrors()) return undefined
  const isFiltered = index.filters.some((filter) => isFilterFor(filter, rule))
  const expr = isFiltered ? itemsToExpr(rule.source, applyFilters(rule, resolved, index, ignoreDiagnostics)) : alone
  return { context, rule, expr, alone }
}

/** False for rules that nobody runs, and for those that only feed a correlation. */
function isAlerting({ metadata: { status }, referenceNames }: DetectionRule, parts: ReadonlySet<string>): boolean {
  return status !== 'deprecated' && status !== 'unsupported' && !referenceNames.some((name) => parts.has(name))
}

/** Returns the names of the rules that correlations use instead of queries of their own. */
const partsOfCorrelations = ({ all }: RuleIndex): ReadonlySet<string> =>
  new Set(
    all.flatMap((rule) =>
      rule.kind === 'correlation' && !rule.correlation.generate ? rule.correlation.rules.map(({ name }) => name) : [],
    ),
  )

const groupOf = ({ logsource }: DetectionRule): string =>
  JSON.stringify(LOGSOURCE_PARTS.map((part) => logsource[part]?.toLowerCase()))
