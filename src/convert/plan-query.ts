import type { Backend, Target } from '../backend/backend.js'
import type { CorrelatedQuery, CorrelationAnswer, Inexpressible } from '../backend/correlate.js'
import type { OptionSpecs, OptionValues } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import type { RuleSettings } from '../backend/rule-settings.js'
import { plan } from '../dialect/plan.js'
import { planTexts } from '../dialect/print.js'
import type { CorrelationQuery, EventQuery } from '../ir/correlation-query.js'
import { type FieldTypes, mergeFieldTypes, NO_FIELD_TYPES } from '../ir/field-types.js'
import type { Expr } from '../ir/predicate.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { RuleFacts } from '../pipeline/processed-rule.js'
import type { DetectionRule } from '../rule/rule.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Span } from '../text/source.js'
import { checkAnswer } from './checks/check-answer.js'
import type { ConvertSettings } from './convert-settings.js'
import { pipelineListsOf } from './joined-parts.js'
import { stagesOf } from './latest-stages.js'
import type { PreparedQuery } from './prepare-query.js'
import { processorOf } from './run-pipelines.js'
import { checkerOf } from './schemas-for.js'

/** A prepared rule as a query of the target. */
export interface PlannedQuery<Settings extends RuleSettings> {
  /**
   * Undefined if the rule has errors, or if the target cannot express the correlation. For a detection rule, the answer
   * has the same shape.
   */
  readonly answer: CorrelatedQuery<Settings> | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Plans a prepared rule and prints its query: a detection rule stage by stage, a correlation as a whole. */
export function planQuery<Specs extends OptionSpecs, Settings extends RuleSettings>(
  prepared: PreparedQuery,
  backend: Backend<Specs, Settings>,
  options: OptionValues<Specs>,
  settings: ConvertSettings<Specs>,
): PlannedQuery<Settings> {
  const { query, rule, processed } = prepared
  if (query === undefined || processed === undefined) return { answer: undefined, diagnostics: [] }
  const refused = refuse(prepared, backend, options) ?? settings.variants?.refuse(prepared, settings)
  if (refused !== undefined) return { answer: undefined, diagnostics: [refused] }
  const fieldTypes = fieldTypesOf(pipelineListsOf(prepared), settings)
  const answer =
    query.kind === 'correlation'
      ? correlate(query, prepared, backend, { options, callerOptions: settings.options, fieldTypes })
      : answerEvents(query.expr, withFacts(rule as DetectionRule, processed.rule), backend, options, fieldTypes)
  if ('because' in answer) return { answer: undefined, diagnostics: [diagnoseInexpressible(answer, backend)] }
  const asked = { target: backend, fieldTypes, lossy: settings.lossy === true }
  return { answer, diagnostics: checkAnswer(answer, query, prepared.rules, asked) }
}

function diagnoseInexpressible(
  { query: { source, spans }, at, because, instead }: Inexpressible,
  { title }: Pick<Target, 'title'>,
): Diagnostic {
  const help = instead === undefined ? undefined : `this query finds the single events: \`${instead}\``
  return diagnose('correlation-not-expressible', source, spans[at], [title, because], { help })
}

/** Returns the error if the options, with the state of the pipelines, allow no query. */
function refuse<Specs extends OptionSpecs>(
  { rule }: PreparedQuery,
  backend: Backend<Specs>,
  options: OptionValues<Specs>,
): Diagnostic | undefined {
  const refusal = backend.refuse?.(options)
  if (refusal === undefined) return undefined
  const { because, help } = refusal
  return diagnose('options-do-not-fit', rule.source, placeOfEvents(rule), [backend.title, because], { help })
}

/** Returns the place of a rule that decides which data it searches: the product, or the section of a correlation. */
export const placeOfEvents = (rule: PreparedQuery['rule']): Span =>
  rule.kind === 'detection' ? rule.productSpan : rule.sectionSpan

/**
 * Returns the field types that the pipelines of a query declare, overridden by those of the caller. Each variant of a
 * rule has a list of pipelines.
 */
export function fieldTypesOf(
  pipelineLists: readonly (readonly Pipeline[])[],
  { schemas = [], fieldTypes, variants }: Pick<ConvertSettings, 'schemas' | 'fieldTypes' | 'variants'>,
): FieldTypes {
  const [first = []] = pipelineLists
  const declared =
    variants?.fieldTypesOf(pipelineLists) ?? processorOf(first)?.combine(first).fieldTypes ?? NO_FIELD_TYPES
  const types = checkerOf(schemas)?.withSchemaTypes(declared, schemas) ?? declared
  return fieldTypes === undefined ? types : mergeFieldTypes([types, fieldTypes])
}

/** Returns a rule as the pipelines have changed it. Without pipelines, its facts are the rule itself. */
const withFacts = (rule: DetectionRule, facts: RuleFacts): DetectionRule =>
  facts === rule ? rule : { ...rule, ...facts }

function answerEvents<Specs extends OptionSpecs, Settings extends RuleSettings>(
  expr: Expr,
  rule: DetectionRule,
  backend: Backend<Specs, Settings>,
  options: OptionValues<Specs>,
  fieldTypes: FieldTypes,
): CorrelatedQuery<Settings> {
  const planned = plan(expr, stagesOf(backend, options, fieldTypes))
  const text = backend.join(planTexts(planned), rule, options, planned)
  return { text, plan: planned, rulePlans: [], approximations: [], ruleSettings: null, leftToRule: null }
}

interface CorrelateSettings<Specs extends OptionSpecs> {
  readonly options: OptionValues<Specs>
  /** The caller's options, without the state of any rule. */
  readonly callerOptions: ConvertSettings<Specs>['options']
  readonly fieldTypes: FieldTypes
}

function correlate<Specs extends OptionSpecs, Settings extends RuleSettings>(
  query: CorrelationQuery,
  { rule, rules }: PreparedQuery,
  backend: Backend<Specs, Settings>,
  { options, callerOptions, fieldTypes }: CorrelateSettings<Specs>,
): CorrelationAnswer<Settings> {
  const ofRules = new Map(
    rules.map(
      (prepared) => [prepared.query, optionValues(backend.options, callerOptions, prepared.processed?.state)] as const,
    ),
  )
  const optionsOf = (events: EventQuery) => ofRules.get(events) ?? options
  return backend.correlate(query, { options, optionsOf, fieldTypes, metadata: rule.metadata })
}
