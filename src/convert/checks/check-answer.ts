import { approximations as sentences } from '../../backend/approximation.js'
import type { Target } from '../../backend/backend.js'
import { type CorrelatedQuery, plansOf } from '../../backend/correlate.js'
import type { Leaf } from '../../dialect/leaf.js'
import type { Loss, Plan } from '../../dialect/plan.js'
import { type Bool, leavesOf } from '../../ir/bool.js'
import { type EventQuery, isMonotone, type QueryPart } from '../../ir/correlation-query.js'
import type { FieldTypes } from '../../ir/field-types.js'
import { isAddedByPipeline } from '../../ir/step-place.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { PreparedRule } from '../prepare-rule.js'
import { checkLosses, exactSiblings } from './check-losses.js'

/** The context of an answer. */
interface Asked {
  readonly target: Target
  readonly fieldTypes: FieldTypes
  /** True if the query may match more than the rule. */
  readonly lossy: boolean
}

/**
 * Diagnoses how a target's answer differs from the rule. Losses are reported at their values, the rest at the part of
 * the correlation that causes it.
 */
export function checkAnswer(
  answer: CorrelatedQuery,
  query: QueryPart,
  rules: readonly PreparedRule[],
  { target, fieldTypes, lossy }: Asked,
): readonly Diagnostic[] {
  const { title } = target
  const plans = plansOf(answer)
  const exactTargets = query.kind === 'events' ? exactSiblings(target, fieldTypes) : undefined
  const isEmpty = answer.plan.stages.every((stage) => stage.query.kind === 'const')
  const mayBeWider = !isEmpty && (query.kind === 'events' || isMonotone(query))
  const wider = lossy ? 'accepted' : mayBeWider ? 'refused' : 'impossible'
  const losses = rules.flatMap(({ rule, query: events }) =>
    checkLosses(rule, target, lossesIn(events, plans), wider, exactTargets),
  )
  if (query.kind === 'events') {
    const code = isEmpty ? 'nothing-expressible' : lossy && onlyExcludes(plans) ? 'only-exclusions' : undefined
    if (code === undefined) return losses
    return [...losses, ...rules.map(({ rule }) => diagnose(code, rule.source, rule.sectionSpan, [title]))]
  }
  const { source, spans } = query
  const { approximations, leftToRule } = answer
  return [
    ...losses,
    ...(losses.length > 0 && !isMonotone(query) ? [diagnose('wider-count', source, spans.condition, [title])] : []),
    ...(isEmpty ? [diagnose('nothing-expressible', source, spans.rules, [title])] : []),
    ...approximations.map((name) => diagnose('approximate', source, spans.type, [title, sentences[name]])),
    ...(leftToRule === null ? [] : [diagnose('rule-settings', source, spans.type, [title, leftToRule])]),
  ]
}

/** True if a loss has left only negations, and conditions that pipelines add. */
const onlyExcludes = (plans: readonly Plan[]): boolean =>
  plans.some(({ losses }) => losses.length > 0) &&
  plans.every(({ stages }) => stages.every((stage) => !findsEvents(stage.query)))

/** True if a query has a condition of the rule that is not negated. */
function findsEvents(query: Bool<Leaf>): boolean {
  switch (query.kind) {
    case 'leaf':
      return !isAddedByPipeline(query.leaf.predicate)
    case 'and':
    case 'or':
      return query.args.some(findsEvents)
    case 'not':
    case 'const':
      return false
  }
}

/** Returns the losses of one rule. A predicate that several plans lose counts once. */
function lossesIn({ expr }: EventQuery, plans: readonly Plan[]): readonly Loss[] {
  const all = plans.flatMap((plan) => plan.losses)
  if (all.length === 0) return all
  const reported = new Set(leavesOf(expr))
  const losses = all.filter(({ predicate }) => reported.has(predicate))
  return plans.length === 1 ? losses : [...new Map(losses.map((loss) => [loss.predicate, loss])).values()]
}
