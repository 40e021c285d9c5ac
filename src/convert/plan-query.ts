import type { Backend } from '../backend/backend.js'
import type { CorrelatedQuery, CorrelationAnswer } from '../backend/correlate.js'
import type { OptionSpecs, OptionValues } from '../backend/option.js'
import { optionValues } from '../backend/option-values.js'
import type { RuleSettings } from '../backend/rule-settings.js'
import { plan } from '../dialect/plan.js'
import { planTexts } from '../dialect/print.js'
import type { CorrelationQuery, EventQuery, QueryPart } from '../ir/correlation-query.js'
import { type FieldType, type FieldTypes, mergeFieldTypes, typeNameOf } from '../ir/field-types.js'
import { type JoinedFieldTypes, joinFieldTypes } from '../ir/join-field-types.js'
import type { Expr } from '../ir/predicate.js'
import { usedFields } from '../ir/used-fields.js'
import { combine } from '../pipeline/apply/combine.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { DetectionRule } from '../rule/rule.js'
import { withSchemaTypes } from '../schema/schema-types.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import { checkAnswer } from './checks/check-answer.js'
import type { ConvertSettings } from './convert-settings.js'
import { pipelineListsOf } from './joined-parts.js'
import type { PreparedQuery } from './prepare-query.js'

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
  const { types: fieldTypes, conflicts } = fieldTypesOf(pipelineListsOf(prepared), settings)
  const refused = refuse(prepared, backend, options) ?? refuseTypes(query, rule, fieldTypes, conflicts)
  if (refused !== undefined) return { answer: undefined, diagnostics: [refused] }
  const answer =
    query.kind === 'correlation'
      ? correlate(query, prepared, backend, { options, callerOptions: settings.options, fieldTypes })
      : answerEvents(query.expr, { ...(rule as DetectionRule), ...processed.rule }, backend, options, fieldTypes)
  if (!('because' in answer)) {
    return {
      answer,
      diagnostics: checkAnswer(answer, query, prepared.rules, backend, fieldTypes, settings.lossy === true),
    }
  }
  const { source, spans } = answer.query
  const help = answer.instead === undefined ? undefined : `this query finds the single events: \`${answer.instead}\``
  const inexpressible = diagnose(
    'correlation-not-expressible',
    source,
    spans[answer.at],
    [backend.title, answer.because],
    { help },
  )
  return { answer: undefined, diagnostics: [inexpressible] }
}

/** Returns the error if the options, with the state of the pipelines, allow no query. */
function refuse<Specs extends OptionSpecs>(
  { rule }: PreparedQuery,
  backend: Backend<Specs>,
  options: OptionValues<Specs>,
): Diagnostic | undefined {
  const refusal = backend.refuse?.(options)
  if (refusal === undefined) return undefined
  const place = rule.kind === 'detection' ? rule.productSpan : rule.sectionSpan
  const { because, help } = refusal
  return diagnose('options-do-not-fit', rule.source, place, [backend.title, because], { help })
}

/**
 * Returns the field types that the pipelines of a query declare, overridden by those of the caller. Each variant of a
 * rule has a list of pipelines; they may have no common type for a field.
 */
export function fieldTypesOf(
  pipelineLists: readonly (readonly Pipeline[])[],
  { schemas = [], fieldTypes }: Pick<ConvertSettings, 'schemas' | 'fieldTypes'>,
): JoinedFieldTypes {
  const declared = joinFieldTypes(pipelineLists.map((pipelines) => combine(pipelines).fieldTypes))
  if (schemas.length === 0 && fieldTypes === undefined) return declared
  const types = schemas.length === 0 ? declared.types : withSchemaTypes(declared.types, schemas)
  const merged = fieldTypes === undefined ? types : mergeFieldTypes([types, fieldTypes])
  const conflicts = [...declared.conflicts].filter(([name]) => merged[name] === declared.types[name])
  return { types: merged, conflicts: new Map(conflicts) }
}

/** Returns the error if the query uses a field that its variants store as different types. */
function refuseTypes(
  query: QueryPart,
  { source, ...rule }: PreparedQuery['rule'],
  declared: FieldTypes,
  conflicts: JoinedFieldTypes['conflicts'],
): Diagnostic | undefined {
  if (conflicts.size === 0) return undefined
  const place = rule.kind === 'detection' ? rule.productSpan : rule.sectionSpan
  for (const name of usedFields(query).keys()) {
    const types = Object.hasOwn(declared, name) ? conflicts.get(name) : conflictAbove(name, conflicts)
    if (types === undefined) continue
    const values = [...new Set(types.map((type) => typeNameOf(type)))]
    return diagnose('variants-differ', source, place, ['type', name, values])
  }
  return undefined
}

/** Returns the types in conflict of all names below another one. */
const conflictAbove = (name: string, conflicts: JoinedFieldTypes['conflicts']): readonly FieldType[] | undefined =>
  [...conflicts].find(([key]) => key.endsWith('.*') && name.startsWith(key.slice(0, -1)))?.[1]

function answerEvents<Specs extends OptionSpecs, Settings extends RuleSettings>(
  expr: Expr,
  rule: DetectionRule,
  backend: Backend<Specs, Settings>,
  options: OptionValues<Specs>,
  fieldTypes: FieldTypes,
): CorrelatedQuery<Settings> {
  const planned = plan(expr, backend.stages(options, fieldTypes))
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
