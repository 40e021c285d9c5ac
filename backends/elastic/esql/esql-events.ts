import type { Approximation } from '../../../src/backend/approximation.js'
import { planEvents } from '../../../src/backend/correlate.js'
import type { Dialect } from '../../../src/dialect/dialect.js'
import { type Plan, plan } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'
import { forEachLeaf, or } from '../../../src/ir/bool.js'
import { fieldsOf } from '../../../src/ir/correlation-fields.js'
import { type CorrelationQuery, type EventField, eventsOf } from '../../../src/ir/correlation-query.js'
import type { FieldTypes } from '../../../src/ir/field-types.js'
import { conditionText } from '../correlation/condition-text.js'
import { commonName } from '../correlation/group-fields.js'
import { holdsNumbers, holdsTexts, knownType, plainName } from '../known-type.js'
import { columnNames } from './column-names.js'
import { fieldName, quote } from './esql-text.js'

/** The rows that ES|QL puts together: the events of all rules of a correlation. */
export interface EsqlEvents {
  /** From `FROM` on. */
  readonly commands: readonly string[]
  /** What holds of an event that the rule at this place matches. */
  readonly condition: (place: number) => string
  /** A field of the correlation, as a column of the rows. */
  readonly column: (field: EventField) => string
  /** The numbers that it holds. */
  readonly number: (field: EventField) => string
  /** A name for a further column that no other has. */
  readonly name: (wanted: string) => string
  /** The plan of all events. */
  readonly plan: Plan
  /** The plans of the conditions that have been asked for so far. */
  readonly rulePlans: () => readonly Plan[]
  readonly approximations: readonly Approximation[]
}

export interface EsqlSource {
  readonly from: string
  readonly fieldTypes: FieldTypes
  /** A query for the events themselves. */
  readonly join: (condition: string) => string
  /** `inWhere` is false where a condition stands in a function, in which nothing can be searched for. */
  readonly stages: (inWhere: boolean) => readonly Dialect[]
}

/**
 * The events of any of the rules. Where a field is called otherwise in each rule, every event is first given to the one rule that it counts for, and the
 * field becomes a column.
 */
export function esqlEvents(query: CorrelationQuery, { from, fieldTypes, stages }: EsqlSource): EsqlEvents {
  const rules = eventsOf(query)
  const fields = fieldsOf(query)
  const aliases = [...new Set(fields.filter((field) => commonName(field) === undefined))]
  const name = columnNames(namesInUse(query))
  const all = planEvents(query, stages(true))
  const inFilters = knowingAll(query, stages(aliases.length === 0))
  const plans = new Map<number, Plan>()
  const test = (place: number): string => {
    const expr = rules[place]?.expr
    if (expr === undefined) return 'false'
    const planned = plans.get(place) ?? plan(expr, inFilters)
    plans.set(place, planned)
    return conditionText(planned)
  }
  const [base] = planTexts(all)
  const start = [`FROM ${from}`, ...(base === undefined ? [] : [`WHERE ${base}`])]
  const found = { name, plan: all, rulePlans: (): readonly Plan[] => [...plans.values()] }
  const own = (field: EventField): string => fieldName(field.in[0] ?? field.name)
  const asNumber = (field: EventField, column: string): string =>
    field.in.every((one) => holdsNumbers(knownType(fieldTypes, one))) ? column : `TO_DOUBLE(${column})`
  if (aliases.length === 0) {
    const number = (field: EventField): string => asNumber(field, own(field))
    return { ...found, commands: start, condition: test, column: own, number, approximations: [] }
  }
  const rule = name('matched_rule')
  const label = columnNames([])
  const labels = rules.map((one) => quote(label(one.name)))
  const owner = `${rule} = CASE(${rules.map((_, place) => `${test(place)}, ${labels[place]}`).join(', ')})`
  const columns = new Map(aliases.map((field) => [field, fieldName(name(field.name))]))
  const column = (field: EventField): string => columns.get(field) ?? own(field)
  const values = aliases.map((field) => `${columns.get(field)} = ${caseOf(field, rule, labels, fieldTypes)}`)
  return {
    ...found,
    commands: [...start, `EVAL ${[owner, ...values].join(', ')}`],
    condition: (place) => `${rule} == ${labels[place]}`,
    column,
    number: (field) => asNumber(field, column(field)),
    approximations: rules.length > 1 ? ['first-rule-only'] : [],
  }
}

/** How a field can be asked is up to all rules together: in one query it has one type. */
function knowingAll(query: CorrelationQuery, stages: readonly Dialect[]): readonly Dialect[] {
  const all = or(eventsOf(query).map(({ expr }) => expr))
  return stages.map((dialect) => dialect.specialize?.(all) ?? dialect)
}

/** Columns must not hide the fields that are still asked for. */
function namesInUse(query: CorrelationQuery): readonly string[] {
  const names = fieldsOf(query).flatMap((field) => field.in)
  for (const { expr } of eventsOf(query)) {
    forEachLeaf(expr, (predicate) => {
      if ('field' in predicate && predicate.field !== null) names.push(predicate.field)
      if (predicate.kind === 'fieldRef') names.push(predicate.other)
    })
  }
  return names.map(plainName)
}

/** The values of CASE have to be of one type: unless they are known to be, they become texts. */
function caseOf(field: EventField, rule: string, labels: readonly string[], types: FieldTypes): string {
  const known = field.in.map((name) => {
    const type = knownType(types, name)
    return type !== undefined && holdsTexts(type) ? 'keyword' : type
  })
  const isOneType = known[0] !== undefined && new Set(known).size === 1
  const values = field.in.map((name) => (isOneType ? fieldName(name) : `TO_STRING(${fieldName(name)})`))
  const last = values.length - 1
  return `CASE(${values.map((value, place) => (place === last ? value : `${rule} == ${labels[place]}, ${value}`)).join(', ')})`
}
