import type { Expr } from '../../ir/predicate.js'
import { applyFilters, isFilterFor } from '../../lower/apply-filters.js'
import { itemsToExpr } from '../../lower/items-to-expr.js'
import { resolveRule } from '../../lower/resolve.js'
import { type Coverings, findCovered } from '../../reason/find-covered.js'
import { openReasoner, type Reasoner } from '../../reason/reasoner.js'
import { type DetectionRule, LOGSOURCE_PARTS, type Rule } from '../../rule/rule.js'
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
}

/** The set that was asked about last: the checks of a set follow each other. */
const latest: { contexts: readonly RuleContext[] | undefined; logic: SetLogic | undefined } = {
  contexts: undefined,
  logic: undefined,
}

/** Returns the meaning of the rules of a set. Rules with errors are left out, and those that match new values only. */
export function setLogicOf(contexts: readonly RuleContext[]): SetLogic {
  if (latest.contexts === contexts && latest.logic !== undefined) return latest.logic
  const index = indexRules(contexts.flatMap(({ document }) => document.rule ?? []))
  const rules = contexts.flatMap((context) => setRule(context, index) ?? [])
  const reasoner = openReasoner({ steps: STEPS })
  const groups = rules.map(({ rule, expr }, at) => ({ expr, group: isAlerting(rule, index) ? groupOf(rule) : `${at}` }))
  const logic = { rules, reasoner, coverings: findCovered(groups, reasoner) }
  for (const { rule, expr } of rules) {
    const answer = reasoner.satisfiable(expr)
    if (answer.answer === 'yes') keepEventOf(rule, answer.event)
  }
  latest.contexts = contexts
  latest.logic = logic
  return logic
}

/** Steps of one question. */
const STEPS = 200_000

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
function isAlerting(rule: DetectionRule, { all }: RuleIndex): boolean {
  const { status } = rule.metadata
  return status !== 'deprecated' && status !== 'unsupported' && !all.some((other) => isPartOf(rule, other))
}

const isPartOf = ({ referenceNames }: DetectionRule, other: Rule): boolean =>
  other.kind === 'correlation' &&
  !other.correlation.generate &&
  other.correlation.rules.some(({ name }) => referenceNames.includes(name))

const groupOf = ({ logsource }: DetectionRule): string =>
  JSON.stringify(LOGSOURCE_PARTS.map((part) => logsource[part]?.toLowerCase()))
