import type { Backend } from '../backend/backend.js'
import type { CorrelationQuery, EventQuery } from '../ir/correlation-query.js'
import { applyPipelines } from '../pipeline/apply/apply-pipelines.js'
import { type ProcessedRule, startOfCorrelation } from '../pipeline/processed-rule.js'
import type { FieldReference } from '../rule/correlation.js'
import { type LinkedCorrelation, type LinkedRule, linkCorrelation } from '../rule/link-correlation.js'
import type { CorrelationRule, DetectionRule, FirstSeen } from '../rule/rule.js'
import { indexRules } from '../rule/rule-index.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import type { ConvertSettings } from './convert-settings.js'
import { eventField } from './event-field.js'
import { measureOf } from './measure.js'
import { type Preparation, prepareRule } from './prepare-rule.js'

/** A correlation, or a rule about what is new, ready for a backend. */
export interface PreparedCorrelation {
  /** Undefined if a diagnostic is an error. */
  readonly query: CorrelationQuery | undefined
  /** What the pipelines have made of the rule itself, behind the rules of its events; undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  /** The rules of its events, in the order of `eventsOf`. */
  readonly rules: readonly PreparedEvents[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface PreparedEvents {
  readonly events: EventQuery
  readonly rule: DetectionRule
  readonly preparation: Preparation
}

/** A rule that says of its matches that only new ones count. */
export type FirstSeenRule = DetectionRule & { readonly firstSeen: FirstSeen }

export const isFirstSeen = (rule: DetectionRule): rule is FirstSeenRule => rule.firstSeen !== undefined

/** Resolves what a correlation refers to, and prepares each of its rules as if it stood alone. */
export function prepareCorrelation(
  rule: CorrelationRule | FirstSeenRule,
  backend: Backend | undefined,
  settings: ConvertSettings,
): PreparedCorrelation {
  const found: Diagnostic[] = []
  const workshop = openWorkshop(backend, settings, found)
  const name = rule.metadata.name ?? rule.metadata.title
  const { part, processed, rules } =
    rule.kind === 'detection'
      ? firstSeenPart(rule, name, workshop)
      : correlationPart(
          linkCorrelation(
            rule,
            settings.rules ?? indexRules([rule]),
            (diagnostic) => void found.push(diagnostic),
            limitsOf(settings.limits),
          ),
          name,
          workshop,
        )
  return found.some(isError)
    ? { query: undefined, processed: undefined, rules, diagnostics: found }
    : { query: part, processed, rules, diagnostics: found }
}

/** What making a correlation needs: each rule is prepared once, whoever refers to it. */
interface Workshop {
  readonly settings: ConvertSettings
  readonly found: Diagnostic[]
  readonly prepare: (rule: DetectionRule) => Preparation
}

function openWorkshop(backend: Backend | undefined, settings: ConvertSettings, found: Diagnostic[]): Workshop {
  const known = new Map<DetectionRule, Preparation>()
  const prepare = (rule: DetectionRule): Preparation => {
    const before = known.get(rule)
    if (before !== undefined) return before
    const preparation = prepareRule(rule, backend, settings)
    known.set(rule, preparation)
    for (const one of preparation.diagnostics) found.push(one)
    return preparation
  }
  return { settings, found, prepare }
}

/** A part of a correlation with the rules of its events. */
interface Built<Part> {
  readonly part: Part
  /** Of the rule itself; undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  readonly rules: readonly PreparedEvents[]
}

function builtPart({ reference, target }: LinkedRule, workshop: Workshop): Built<EventQuery | CorrelationQuery> {
  const rule = 'of' in target ? target.rule : target
  const name = rule.metadata.name ?? reference.name
  if ('of' in target) return correlationPart(target, name, workshop)
  return isFirstSeen(target) ? firstSeenPart(target, name, workshop) : eventsPart(target, name, workshop)
}

function eventsPart(rule: DetectionRule, name: string, { prepare }: Workshop): Built<EventQuery> {
  const preparation = prepare(rule)
  const events: EventQuery = { kind: 'events', name, expr: preparation.expr, source: rule.source }
  return { part: events, processed: preparation.processed, rules: [{ events, rule, preparation }] }
}

function firstSeenPart(rule: FirstSeenRule, name: string, workshop: Workshop): Built<CorrelationQuery> {
  const { part: events, processed, rules } = eventsPart(rule, name, workshop)
  const { source, firstSeen } = rule
  const { fields, timespan, span } = firstSeen
  const part: CorrelationQuery = {
    kind: 'correlation',
    name,
    of: [events],
    measure: {
      kind: 'first-seen',
      fields: fields.map((field) => ({ ...field, in: rules.map((one) => nameIn(one, field, source, workshop)) })),
    },
    groupBy: [],
    timespan,
    source,
    spans: { type: span, rules: span, groupBy: span, timespan: timespan.span, condition: span },
  }
  return { part, processed, rules }
}

function correlationPart({ rule, of }: LinkedCorrelation, name: string, workshop: Workshop): Built<CorrelationQuery> {
  const { correlation, source } = rule
  const built = of.map((linked) => builtPart(linked, workshop))
  /** An alias names a field for each rule that it lists; of the others it is the field itself. */
  const fieldOf = (field: FieldReference) => {
    const alias = correlation.aliases.find((one) => one.name === field.name)
    const names = built.flatMap(({ rules }, index) => {
      const own = alias?.fields.find((one) => one.rule.name === of[index]?.reference.name)?.field ?? field
      return rules.map((one) => nameIn(one, own, source, workshop))
    })
    return { ...field, in: names }
  }
  const references = of.map(({ reference }) => reference.name)
  const part: CorrelationQuery = {
    kind: 'correlation',
    name,
    of: built.map((one) => one.part),
    measure: measureOf(rule, references, fieldOf, workshop.found),
    groupBy: correlation.groupBy.map(fieldOf),
    timespan: correlation.timespan,
    source,
    spans: correlation.spans,
  }
  const rules = built.flatMap((one) => one.rules)
  return { part, processed: processedCorrelation(rule, rules, workshop), rules }
}

/** A correlation goes through the pipelines behind its rules, as in pySigma: its steps may refuse it, and what it says of itself changes. */
function processedCorrelation(
  rule: CorrelationRule,
  rules: readonly PreparedEvents[],
  { settings: { pipelines = [], resolvePlaceholder: resolve, limits }, found }: Workshop,
): ProcessedRule | undefined {
  const [first, ...others] = rules.map((one) => one.preparation.processed?.rule ?? one.rule)
  if (first === undefined) return undefined
  const { processed, diagnostics } = applyPipelines(startOfCorrelation(rule, [first, ...others]), pipelines, {
    resolve,
    limits: limitsOf(limits),
  })
  found.push(...diagnostics)
  return processed
}

function nameIn(
  { preparation }: PreparedEvents,
  field: FieldReference,
  source: Source,
  { settings, found }: Workshop,
): string {
  return eventField(field, source, preparation, settings, found)
}
