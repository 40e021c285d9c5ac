import type { Backend } from '../backend/backend.js'
import type { OptionSpecs } from '../backend/option.js'
import type { CorrelationQuery, EventField, QueryPart } from '../ir/correlation-query.js'
import { type ProcessedRule, startOfCorrelation } from '../pipeline/processed-rule.js'
import type { FieldReference } from '../rule/correlation.js'
import { type LinkedRule, linkCorrelation } from '../rule/link-correlation.js'
import type { CorrelationRule, DetectionRule, FirstSeen } from '../rule/rule.js'
import { indexRules } from '../rule/rule-index.js'
import { collectDiagnostics, type DiagnosticCollector } from '../text/collect-diagnostics.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import type { ConvertSettings } from './convert-settings.js'
import { partsOf, pipelinesOf } from './joined-parts.js'
import { measureOf } from './measure.js'
import { type PreparedRule, prepareRule } from './prepare-rule.js'
import { processingSettings } from './processing-settings.js'
import { processorOf, runPipelines } from './run-pipelines.js'

/** A rule that matches only the first event with new values. */
export type FirstSeenRule = DetectionRule & { readonly firstSeen: FirstSeen }

/** True for a rule that matches only the first event with new values. */
export const isFirstSeen = (rule: DetectionRule): rule is FirstSeenRule => rule.firstSeen !== undefined

/** A correlation, or a rule about new values, as one query with the detection rules of its events. */
export interface PreparedCorrelation {
  /** The rule; a correlation whose aliases and condition name the other rules as its `rules` do. */
  readonly rule: DetectionRule | CorrelationRule
  /** Undefined if a diagnostic is an error. */
  readonly query: CorrelationQuery | undefined
  /** The rule after the pipelines; undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  /** The detection rules with their queries, in the order of `eventsOf`. */
  readonly rules: readonly PreparedRule[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Prepares each rule that a correlation refers to as a rule of its own, then the correlation over their queries. */
export function prepareCorrelation<Specs extends OptionSpecs>(
  rule: CorrelationRule | FirstSeenRule,
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings<Specs>,
): PreparedCorrelation {
  const collector = collectDiagnostics()
  const context: PreparationContext = { settings, collector, prepare: preparer(backend, settings, collector) }
  const name = rule.metadata.name ?? rule.metadata.title
  const part =
    rule.kind === 'detection' ? { ...firstSeenPart(rule, name, context), rule } : linkedPart(rule, name, context)
  const { diagnostics, hasErrors } = collector
  return hasErrors() ? { ...part, query: undefined, processed: undefined, diagnostics } : { ...part, diagnostics }
}

interface PreparationContext {
  readonly settings: ConvertSettings
  readonly collector: DiagnosticCollector
  readonly prepare: (rule: DetectionRule) => PreparedRule
}

/** Prepares each rule once, even if several correlations refer to it. */
function preparer<Specs extends OptionSpecs>(
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings<Specs>,
  { reportAll }: DiagnosticCollector,
): PreparationContext['prepare'] {
  const preparedRules = new Map<DetectionRule, PreparedRule>()
  return (rule) => {
    const before = preparedRules.get(rule)
    if (before !== undefined) return before
    const prepared = prepareRule(rule, backend, settings)
    preparedRules.set(rule, prepared)
    reportAll(prepared.diagnostics)
    return prepared
  }
}

/** A rule that a correlation refers to: its query, and the detection rules inside it. */
interface PreparedPart<Query extends QueryPart = QueryPart> {
  readonly query: Query
  /** The rule after the pipelines; undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  readonly rules: readonly PreparedRule[]
}

/** The query of the whole rule. */
interface PreparedRoot extends PreparedPart<CorrelationQuery>, Pick<PreparedCorrelation, 'rule'> {}

/** A part under the name by which the correlation refers to it. */
interface ReferredPart extends PreparedPart {
  readonly reference: string
}

function linkedPart(rule: CorrelationRule, name: string, context: PreparationContext): PreparedRoot {
  const { rules = indexRules([rule]), limits } = context.settings
  const linked = linkCorrelation(rule, rules, context.collector.report, limitsOf(limits))
  return { ...correlationPart(linked.rule, name, preparedParts(linked.of, context), context), rule: linked.rule }
}

const preparedParts = (linked: readonly LinkedRule[], context: PreparationContext): readonly ReferredPart[] =>
  linked.map(({ reference, target }) => {
    const rule = 'of' in target ? target.rule : target
    const name = rule.metadata.name ?? reference.name
    const part =
      'of' in target
        ? correlationPart(target.rule, name, preparedParts(target.of, context), context)
        : isFirstSeen(target)
          ? firstSeenPart(target, name, context)
          : eventsPart(target, name, context)
    return { ...part, reference: reference.name }
  })

function eventsPart(rule: DetectionRule, name: string, { prepare }: PreparationContext) {
  const prepared = prepare(rule)
  const query = { ...prepared.query, name }
  return { query, processed: prepared.processed, rules: [{ ...prepared, query }] }
}

function firstSeenPart(rule: FirstSeenRule, name: string, context: PreparationContext): PreparedPart<CorrelationQuery> {
  const { query: events, processed, rules } = eventsPart(rule, name, context)
  const { source, firstSeen } = rule
  const { fields, timespan, span } = firstSeen
  const namesOf = (field: FieldReference) => rules.map((prepared) => nameIn(prepared, field, source, context))
  const query: CorrelationQuery = {
    kind: 'correlation',
    name,
    of: [events],
    measure: { kind: 'first-seen', fields: fields.map((field) => ({ ...field, in: namesOf(field) })) },
    groupBy: [],
    timespan,
    source,
    spans: { type: span, rules: span, groupBy: span, timespan: timespan.span, condition: span },
  }
  return { query, processed, rules }
}

function correlationPart(
  rule: CorrelationRule,
  name: string,
  parts: readonly ReferredPart[],
  context: PreparationContext,
): PreparedPart<CorrelationQuery> {
  const { correlation, source } = rule
  const fieldOf = (field: FieldReference) => eventField(field, rule, parts, context)
  const references = parts.map(({ reference }) => reference)
  const query: CorrelationQuery = {
    kind: 'correlation',
    name,
    of: parts.map((part) => part.query),
    measure: measureOf(rule, references, fieldOf, context.collector.report),
    groupBy: correlation.groupBy.map(fieldOf),
    timespan: correlation.timespan,
    source,
    spans: correlation.spans,
  }
  const rules = parts.flatMap((part) => part.rules)
  return { query, processed: processCorrelation(rule, rules, context), rules }
}

/** Resolves a field of a correlation. An alias is a different field in each rule that it lists. */
function eventField(
  field: FieldReference,
  { correlation, source }: CorrelationRule,
  parts: readonly ReferredPart[],
  context: PreparationContext,
): EventField {
  const alias = correlation.aliases.find(({ name }) => name === field.name)
  const names = parts.flatMap(({ reference, rules }) => {
    const name = alias?.fields.find(({ rule }) => rule.name === reference)?.field ?? field
    return rules.map((prepared) => nameIn(prepared, name, source, context))
  })
  return { ...field, in: names }
}

/** Returns the name of a field in the events of a rule. Variants that are joined have to agree on it. */
function nameIn(prepared: PreparedRule, field: FieldReference, source: Source, context: PreparationContext): string {
  const names = new Set(partsOf(prepared).map((part) => nameInPart(part, field, source, context)))
  const difference = names.size > 1 ? context.settings.variants?.diagnoseNames(field, [...names], source) : undefined
  if (difference !== undefined) context.collector.report(difference)
  return [...names][0] ?? field.name
}

function nameInPart(
  { start, processed, way: { pipelines } }: PreparedRule,
  field: FieldReference,
  source: Source,
  { settings, collector }: PreparationContext,
): string {
  const processor = processorOf(pipelines)
  if (processor === undefined || start === undefined || processed === undefined) return field.name
  const { unmapped = 'warn' } = settings
  const { report } = collector
  return processor.nameField(
    field,
    { start, processed, pipelines },
    { source, unmapped, report, ...processingSettings(settings) },
  )
}

/**
 * Applies the pipelines to a correlation after its rules, as pySigma does: a step may refuse it or change its metadata.
 */
function processCorrelation(
  rule: CorrelationRule,
  rules: readonly PreparedRule[],
  { settings, collector }: PreparationContext,
): ProcessedRule | undefined {
  if (rules.length === 0) return undefined
  const pipelines = pipelinesOf({ rules })
  const logsources = rules.map((prepared) => (prepared.processed?.rule ?? prepared.rule).logsource)
  const start = startOfCorrelation(rule, logsources)
  const { processed, diagnostics } = runPipelines(start, pipelines, processingSettings(settings))
  collector.reportAll(diagnostics)
  return processed
}
