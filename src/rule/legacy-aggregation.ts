import type { FigureComparison } from '../ir/correlation-query.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Span } from '../text/source.js'
import type { Correlation, CorrelationType, FieldReference, Timespan } from './correlation.js'
import { firstOfEachName } from './first-of-each-name.js'
import { isUuid } from './metadata/uuid.js'
import type { ParsedCondition } from './parse-condition.js'
import { readTimespan } from './read-timespan.js'
import type { CorrelationRule, DetectionRule } from './rule.js'
import { helpForTimespan } from './schema/timespan-help.js'
import { scalarText, type YamlEntry } from './yaml/node.js'

/** The part of a condition after `|`, which correlations have replaced in Sigma 2. */
export type LegacyAggregation = LegacyFigure | { readonly kind: 'near'; readonly span: Span }

/** `count(field) by group > 5`. */
export interface LegacyFigure {
  readonly kind: 'figure'
  readonly name: keyof typeof CORRELATION_TYPES
  /** Null for the number of events. */
  readonly field: FieldReference | null
  readonly groupBy: readonly FieldReference[]
  readonly groupBySpan: Span | undefined
  readonly comparison: FigureComparison & { readonly span: Span }
  readonly span: Span
}

/** Equivalent correlation types. The minimum is the 0th percentile, the maximum the 100th. */
const CORRELATION_TYPES = {
  count: { type: 'value_count' },
  sum: { type: 'value_sum' },
  avg: { type: 'value_avg' },
  min: { type: 'value_percentile', percentile: 0 },
  max: { type: 'value_percentile', percentile: 100 },
} as const satisfies Record<string, { type: CorrelationType; percentile?: number }>

/**
 * Converts a rule with an aggregation and a `timeframe` to the equivalent correlation, whose only rule selects the
 * events. Returns a rule without an aggregation unchanged. Reports an error and returns `undefined` if no correlation
 * is equivalent.
 */
export function readAggregation(
  rule: DetectionRule,
  conditions: readonly ParsedCondition[],
  timeframe: YamlEntry | undefined,
  report: Report,
): DetectionRule | CorrelationRule | undefined {
  const { source } = rule
  const [aggregation] = conditions.flatMap((condition) => condition.aggregation ?? [])
  if (aggregation === undefined) {
    if (timeframe !== undefined) report(diagnose('removed-timeframe', source, timeframe.key.span, []))
    return rule
  }
  const refuse = (because: string, help: string): undefined => {
    report(diagnose('removed-aggregation', source, aggregation.span, [because], { help }))
  }
  if (conditions.length > 1) {
    return refuse('the rule has several conditions', 'write a document for each condition')
  }
  if (aggregation.kind === 'near') {
    const because = '`near` does not state the order of the events, or which fields join them'
    return refuse(because, 'write a rule for each selection, and a `temporal` correlation of these rules')
  }
  if (timeframe === undefined) {
    report(diagnose('missing-timeframe', source, aggregation.span, []))
    return undefined
  }
  const timespan = timespanOf(timeframe)
  if (timespan === undefined) {
    const help = helpForTimespan(scalarText(timeframe.value)) ?? 'write a number with a unit, such as `15m`'
    report(diagnose('bad-format', source, timeframe.value.span, ['timeframe', TIMEFRAME_FORMAT], { help }))
    return undefined
  }
  const correlation = correlationOf(rule, aggregation, timespan)
  const help = `write a separate correlation document: \`${correlationYaml(correlation)}\``
  report(diagnose('legacy-aggregation', source, aggregation.span, [correlation.correlation.type], { help }))
  return correlation
}

const TIMEFRAME_FORMAT = 'a number above 0 with one of the units s, m, h, d, w, M, y, such as 15m'

function timespanOf({ value }: YamlEntry): Timespan | undefined {
  if (value.kind !== 'scalar' || !/^0*[1-9]\d{0,8}[smhdwMy]$/.test(value.text)) return undefined
  return readTimespan(value, value)
}

function correlationOf(rule: DetectionRule, figure: LegacyFigure, timespan: Timespan): CorrelationRule {
  const { metadata } = rule
  const { op, value, span: comparisonSpan } = figure.comparison
  const name = metadata.name ?? 'events'
  const { type, percentile } = typeOf(figure)
  const correlation: Correlation = {
    type,
    rules: [{ name, written: name, span: figure.span }],
    aliases: [],
    groupBy: firstOfEachName(figure.groupBy),
    timespan,
    condition: {
      kind: 'count',
      comparisons: [{ op, value }],
      fields: figure.field === null ? [] : [figure.field],
      percentile,
      span: comparisonSpan,
    },
    generate: false,
    spans: {
      type: figure.span,
      rules: figure.span,
      groupBy: figure.groupBySpan ?? figure.span,
      timespan: timespan.span,
      condition: comparisonSpan,
    },
  }
  const events: DetectionRule = { ...rule, metadata: { ...metadata, name }, options: [] }
  const { logsource, productSpan, selections, condition, firstSeen, ...described } = rule
  return { ...described, kind: 'correlation', correlation, ownRules: [events] }
}

function typeOf({ name, field }: LegacyFigure): { type: CorrelationType; percentile: number | undefined } {
  return field === null
    ? { type: 'event_count', percentile: undefined }
    : { percentile: undefined, ...CORRELATION_TYPES[name] }
}

/** Writes a correlation as one line of YAML, with the name by which it refers to its rule. */
function correlationYaml({ correlation, metadata }: CorrelationRule): string {
  const { type, groupBy, timespan, condition } = correlation
  if (condition.kind !== 'count') return ''
  const comparisons = condition.comparisons.map(({ op, value }) => `${op}: ${value}`)
  const fields = condition.fields.map((field) => `field: ${flowText(field.name)}`)
  const rank = condition.percentile === undefined ? [] : [`percentile: ${condition.percentile}`]
  const parts = [
    `type: ${type}`,
    `rules: [${flowText(metadata.name ?? metadata.id ?? 'name-of-this-rule')}]`,
    `group-by: [${groupBy.map(({ name }) => flowText(name)).join(', ')}]`,
    `timespan: ${timespan.text}`,
    `condition: { ${[...comparisons, ...fields, ...rank].join(', ')} }`,
  ]
  return `correlation: { ${parts.join(', ')} }`
}

/** Writes a text for a flow collection of YAML. */
const flowText = (text: string): string =>
  /^[A-Za-z_][\w.-]*$/.test(text) || isUuid(text) ? text : JSON.stringify(text)
