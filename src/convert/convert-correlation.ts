import { approximations as sentences } from '../backend/approximation.js'
import type { Backend } from '../backend/backend.js'
import type { Conversion } from '../backend/conversion.js'
import type { CorrelatedQuery } from '../backend/correlate.js'
import type { OptionSpecs } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import type { RuleSettings } from '../backend/rule-settings.js'
import type { Loss, Plan } from '../dialect/plan.js'
import { forEachLeaf } from '../ir/bool.js'
import { type CorrelationQuery, eventsOf, isMonotone } from '../ir/correlation-query.js'
import { exprText } from '../ir/expr-text.js'
import type { Predicate } from '../ir/predicate.js'
import { postprocessQuery } from '../pipeline/apply/postprocess-query.js'
import { mergeStates } from '../pipeline/merge-states.js'
import type { CorrelationRule } from '../rule/rule.js'
import { type Diagnostic, diagnose, isError } from '../text/diagnostic.js'
import { checkQueryLimits } from './check-platform-limits.js'
import type { ConvertSettings } from './convert-settings.js'
import { diagnoseLosses } from './diagnose-losses.js'
import { fieldTypesOf } from './field-types-of.js'
import { type FirstSeenRule, type PreparedEvents, prepareCorrelation } from './prepare-correlation.js'
import type { Preparation } from './prepare-rule.js'
import { distinct, headOf } from './rule-head.js'

/** What is known of a conversion before there is a query. */
type Nothing = Omit<Conversion, 'options' | 'diagnostics'> & { readonly query: null; readonly ruleSettings: null }

/** The conversion of several events, with what is known of its only rule, if it has but one. */
interface ConvertedCorrelation<Specs extends OptionSpecs, Settings extends RuleSettings> {
  readonly conversion: Conversion<Specs, Settings>
  readonly preparation: Preparation | undefined
  /** Of the events. */
  readonly plan: Plan | undefined
}

/**
 * Converts a rule that is about several events: each of its rules is prepared as if it stood alone, the backend puts them together, and what it
 * loses or approximates is said as for any rule.
 */
export function convertCorrelation<Specs extends OptionSpecs, Settings extends RuleSettings>(
  rule: CorrelationRule | FirstSeenRule,
  backend: Backend<Specs, Settings>,
  settings: ConvertSettings<Specs>,
  nothing: Nothing,
): ConvertedCorrelation<Specs, Settings> {
  const { query, processed, rules, diagnostics } = prepareCorrelation(rule, backend as Backend, settings)
  const state = mergeStates(
    rules.map(({ preparation }) => preparation.processed?.state ?? {}),
    rule.kind === 'correlation' ? processed?.state : undefined,
  )
  const options = optionValues(backend.options, settings.options, state)
  const preparation = rule.kind === 'detection' ? rules[0]?.preparation : undefined
  const failed = (found: readonly Diagnostic[]): ConvertedCorrelation<Specs, Settings> => ({
    conversion: { ...nothing, options, diagnostics: found },
    preparation,
    plan: undefined,
  })
  if (query === undefined) return failed(diagnostics)
  const events = eventsOf(query)
  const answer = backend.correlate(query, {
    options,
    optionsOf: (one) => {
      const own = rules[events.indexOf(one)]?.preparation.processed?.state
      return optionValues(backend.options, settings.options, own)
    },
    fieldTypes: fieldTypesOf(settings),
    metadata: rule.metadata,
  })
  if ('because' in answer) {
    const { source, spans } = answer.query
    return failed([
      ...diagnostics,
      diagnose('correlation-not-expressible', source, spans[answer.at], [backend.title, answer.because], {
        help: answer.instead === undefined ? undefined : `this query finds the single events: \`${answer.instead}\``,
      }),
    ])
  }
  const isNamedOtherwise = diagnostics.some(({ code }) => code === 'field-with-alternatives')
  const approximations = [...(isNamedOtherwise ? (['first-name-only'] as const) : []), ...answer.approximations]
  const found = [...diagnostics, ...diagnoseAnswer(answer, query, rules, backend as Backend, settings.lossy === true)]
  if (found.some(isError) || processed === undefined) return failed(found)
  const text = postprocessQuery(answer.text, { ...processed, state }, settings.pipelines ?? [])
  if (typeof text !== 'string') return failed([...found, text])
  found.push(...checkQueryLimits(backend, rule, text, answer.plans))
  const [base] = answer.plans
  const wide = answer.plans.some((plan) => plan.losses.length > 0)
  const conversion: Conversion<Specs, Settings> = {
    target: backend.name,
    options,
    query: text,
    bareQuery: answer.text,
    fidelity: approximations.length > 0 ? 'approximate' : wide ? 'wider' : 'exact',
    approximations,
    head: headOf(processed.rule, distinct(rules.flatMap((one) => one.preparation.processed?.rule.logsource ?? []))),
    expr: null,
    assumptions: [
      ...new Set([...answer.plans.flatMap((plan) => plan.assumptions), ...(answer.assumptions ?? [])]),
    ].sort(),
    residual: base.losses.length > 0 ? { expr: base.residual, text: exprText(base.residual) } : null,
    ruleSettings: answer.ruleSettings,
    state,
    diagnostics: found,
  }
  return { conversion, preparation, plan: base }
}

function diagnoseAnswer(
  { plans, approximations: differences, leftToRule }: CorrelatedQuery,
  query: CorrelationQuery,
  rules: readonly PreparedEvents[],
  backend: Backend,
  lossy: boolean,
): Diagnostic[] {
  const { source, spans } = query
  const found = rules.flatMap(({ rule, events }) => diagnoseLosses(rule, backend, lossesIn(events.expr, plans), lossy))
  if (found.length > 0 && !isMonotone(query))
    found.push(diagnose('wider-count', source, spans.condition, [backend.title]))
  const [base] = plans
  if (base.stages.every((stage) => stage.query.kind === 'const')) {
    found.push(diagnose('nothing-expressible', source, spans.rules, [backend.title]))
  }
  for (const one of differences)
    found.push(diagnose('approximate', source, spans.type, [backend.title, sentences[one]]))
  if (leftToRule !== null) found.push(diagnose('rule-settings', source, spans.type, [backend.title, leftToRule]))
  return found
}

/** What the plans have lost of one of the rules; the same loss in several of them counts once. */
function lossesIn(expr: PreparedEvents['events']['expr'], plans: readonly Plan[]): readonly Loss[] {
  const own = new Set<Predicate>()
  forEachLeaf(expr, (predicate) => void own.add(predicate))
  const losses = new Map<Predicate, Loss>()
  for (const loss of plans.flatMap((plan) => plan.losses)) if (own.has(loss.predicate)) losses.set(loss.predicate, loss)
  return [...losses.values()]
}
