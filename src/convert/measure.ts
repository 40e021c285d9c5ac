import { type Bool, leaf, mapLeaves } from '../ir/bool.js'
import type { EventField, Figure, FigureComparison, Measure } from '../ir/correlation-query.js'
import type { CountCondition, FieldReference, RulesCondition } from '../rule/correlation.js'
import type { CorrelationRule } from '../rule/rule.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'

/**
 * Returns the measure of a correlation over the events of a group.
 *
 * @param references The rules of the correlation, by the names that its condition uses.
 * @param fieldOf Returns the field for a name.
 * @param report Receives a diagnostic if the condition does not fit the type.
 */
export function measureOf(
  rule: CorrelationRule,
  references: readonly string[],
  fieldOf: (field: FieldReference) => EventField,
  report: Report,
): Measure {
  const { type, condition, spans } = rule.correlation
  if (condition.kind === 'rules') {
    if (type === 'temporal_ordered' && isEveryRule(condition, references)) return { kind: 'order' }
    if (type === 'temporal_ordered') report(diagnose('order-of-some', rule.source, spans.condition, []))
    return { kind: 'condition', condition: positions(condition, references) }
  }
  const { comparisons } = condition
  switch (type) {
    case 'event_count':
      return { kind: 'events', comparisons }
    case 'value_count':
      return { kind: 'values', fields: condition.fields.map(fieldOf), comparisons }
    case 'value_sum':
    case 'value_avg':
    case 'value_median':
    case 'value_percentile': {
      const field = measuredField(rule, condition, fieldOf, report)
      return { kind: 'figure', figure: figureOf(type, condition), field, comparisons }
    }
    case 'temporal':
      return { kind: 'parts', comparisons }
    case 'temporal_ordered':
      if (!asksAll(comparisons, references.length)) {
        report(diagnose('order-of-some', rule.source, spans.condition, []))
      }
      return { kind: 'order' }
  }
}

const FIGURES = { value_sum: 'sum', value_avg: 'avg', value_median: 'median' } as const

const figureOf = (type: keyof typeof FIGURES | 'value_percentile', { percentile = 50 }: CountCondition): Figure =>
  type === 'value_percentile' ? { name: 'percentile', rank: percentile } : { name: FIGURES[type] }

/** Returns the only field of a measure. Only combinations of values can be counted over several fields. */
function measuredField(
  rule: CorrelationRule,
  { fields, span }: CountCondition,
  fieldOf: (field: FieldReference) => EventField,
  report: Report,
): EventField {
  const [first = { name: '', span }, second] = fields
  if (second !== undefined) report(diagnose('several-fields', rule.source, second.span, [rule.correlation.type]))
  return fieldOf(first)
}

function positions({ expr }: RulesCondition, references: readonly string[]): Bool<number> {
  const places = new Map([...references].map((name, index) => [name, index] as const).reverse())
  return mapLeaves(expr, ({ name }) => {
    const position = places.get(name)
    return position === undefined ? { kind: 'const', value: false } : leaf(position)
  })
}

/** True if the condition requires exactly that each of the rules matches, in any order. */
function isEveryRule({ expr }: RulesCondition, references: readonly string[]): boolean {
  const args = expr.kind === 'and' ? expr.args : [expr]
  const names = new Set(args.map((arg) => (arg.kind === 'leaf' ? arg.leaf.name : undefined)))
  return names.size === references.length && references.every((name) => names.has(name))
}

const asksAll = (comparisons: readonly FigureComparison[], rules: number): boolean =>
  comparisons.every(
    ({ op, value }) => ((op === 'gte' || op === 'eq') && value === rules) || (op === 'gt' && value === rules - 1),
  )
