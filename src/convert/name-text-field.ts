import { type CorrelationQuery, eventsOf } from '../ir/correlation-query.js'
import { diagnoseRefusal } from '../pipeline/apply/apply-pipelines.js'
import { mapFirst, type NamedField, namesOfField } from '../pipeline/apply/name-field.js'
import { diagnoseUnmapped } from '../pipeline/apply/unmapped-fields.js'
import type { FieldReference } from '../rule/correlation.js'
import { presenceInAny, typeOfPresence } from '../schema/presence.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnoseArtifact } from '../text/diagnose-artifact.js'
import { asWarning } from '../text/diagnostic.js'
import type { ConvertSettings } from './convert-settings.js'
import { partsOf, pipelinesOf } from './joined-parts.js'
import type { PreparedRule } from './prepare-rule.js'
import { processingSettings } from './processing-settings.js'
import { schemasFor } from './schemas-for.js'
import type { NamedConversion, TextContext } from './text-variables.js'

type Rule = TextContext['rule']

/**
 * Returns the name of a field that a text mentions: in the results of a correlation that groups by it, else in the
 * events, by the mapping of the query. Reports only warnings, because no event depends on a text.
 *
 * Undefined for a field that is unknown: the rule does not use it, its `fields` do not list it, no pipeline maps it, and
 * no schema declares it. Null for a field that a step refuses.
 */
export function nameTextField(
  field: FieldReference,
  { prepared, groupFields }: Pick<NamedConversion, 'prepared' | 'groupFields'>,
  context: TextContext,
): string | undefined | null {
  const { settings, report } = context
  const { rule, query, rules } = prepared
  if (query?.kind === 'correlation') {
    const group = query.groupBy.findIndex(({ name }) => name === field.name)
    const column = groupFields?.[group]
    if (column !== undefined) return column
  }
  const correlation = query?.kind === 'correlation' ? query : undefined
  const asked = fieldsIn(field, rule, correlation, rules).flatMap(([events, own]) =>
    partsOf(events).map((part) => namesIn(part, own, field, context)),
  )
  const named = asked.filter((names) => names !== undefined)
  if (named.length === 0 && asked.length > 0) return null
  const isUsed = isCorrelated(field.name, rule)
  const known = named.flatMap(({ names, unmapped, isInItems }) =>
    isInItems || isUsed ? names : names.filter((name) => !unmapped.includes(name)),
  )
  if (known.length > 0) return firstName(field, rule, [...new Set(known)], report)
  const names = [...new Set(named.flatMap((others) => others.names))]
  if (!(isListed(field.name, rule, rules) || isDeclared(names, rules, settings))) return undefined
  const { unmapped = 'warn' } = settings
  const pipelines = pipelinesOf(prepared)
  if (unmapped !== 'ignore') {
    const places = new Map([[field.name, field.span]])
    diagnoseUnmapped(places, undefined, rule.source, { pipelines, unmapped: 'warn' }).forEach(report)
  }
  return firstName(field, rule, names, report)
}

/** Returns the first of a field's names. Reports the others, since a text shows only one. */
function firstName(
  { name, span }: FieldReference,
  { source }: Rule,
  [first = name, ...others]: readonly string[],
  report: Report,
): string {
  if (others.length > 0)
    report(diagnoseArtifact('alternatives-in-text', source, span, [name, first, others], mapFirst(name)))
  return first
}

/** Pairs each rule of the events with the field in it. An alias is a different field in each rule that it lists. */
function fieldsIn(
  field: FieldReference,
  rule: Rule,
  query: CorrelationQuery | undefined,
  rules: readonly PreparedRule[],
): readonly (readonly [PreparedRule, FieldReference])[] {
  const alias =
    rule.kind === 'correlation' ? rule.correlation.aliases.find(({ name }) => name === field.name) : undefined
  if (rule.kind === 'detection' || query === undefined || alias === undefined)
    return rules.map((prepared) => [prepared, field] as const)
  const references = query.of.flatMap((part, index) => eventsOf(part).map(() => rule.correlation.rules[index]?.name))
  return rules.flatMap((prepared, index) => {
    const own = alias.fields.find(({ rule: { name } }) => name === references[index])
    return own === undefined ? [] : [[prepared, own.field] as const]
  })
}

/** The names of a field in the events of one rule; undefined if a step refuses it. */
function namesIn(
  { start, processed, way: { pipelines } }: PreparedRule,
  own: FieldReference,
  { span }: FieldReference,
  { rule: { source }, settings, report }: TextContext,
): NamedField | undefined {
  if (start === undefined || processed === undefined) return undefined
  const named = namesOfField(own, { start, processed, pipelines }, processingSettings(settings))
  if (!('refusal' in named)) return named
  report(asWarning(diagnoseRefusal(source, span, named.refusal, named.step.place)))
  return undefined
}

/** True if a correlation groups by the field or measures it, or if it is an alias, or if its values must be new. */
function isCorrelated(name: string, rule: Rule): boolean {
  if (rule.kind === 'detection') return rule.firstSeen?.fields.some((field) => field.name === name) ?? false
  const { groupBy, aliases, condition } = rule.correlation
  const measured = 'fields' in condition ? condition.fields : []
  return [...groupBy, ...aliases, ...measured].some((field) => field.name === name)
}

const isListed = (name: string, rule: Rule, rules: readonly PreparedRule[]): boolean =>
  [rule, ...rules.map((prepared) => prepared.rule)].some(({ metadata }) => metadata.fields?.includes(name))

function isDeclared(names: readonly string[], rules: readonly PreparedRule[], settings: ConvertSettings): boolean {
  const states = rules.map(({ processed }) => processed?.state ?? {})
  const schemas = schemasFor(states, settings)
  return schemas.length > 0 && names.some((name) => typeOfPresence(presenceInAny(schemas, name)) !== undefined)
}
