import type { Approximation } from '../../../src/backend/approximation.js'
import { planEvents } from '../../../src/backend/correlate.js'
import type { Dialect } from '../../../src/dialect/dialect.js'
import { type Plan, plan } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'
import { forEachLeaf, or } from '../../../src/ir/bool.js'
import { type CorrelationQuery, type EventField, eventsOf } from '../../../src/ir/correlation-query.js'
import type { FieldTypes } from '../../../src/ir/field-types.js'
import { fieldsOf, fieldsRead } from '../../../src/ir/fields-read.js'
import { conditionText } from '../correlation/condition-text.js'
import { commonName } from '../correlation/group-fields.js'
import { holdsNumbers, holdsTexts, knownType } from '../known-type.js'
import { plainName } from '../plain-name.js'
import { columnNames } from './column-names.js'
import { fieldName, quote } from './esql-text.js'

/** The rows that ES|QL aggregates: the events of all rules of a correlation. */
export interface EsqlEvents {
  /** Commands, starting with `FROM`. */
  readonly commands: readonly string[]
  /** The condition for events of the rule with this index. */
  readonly condition: (place: number) => string
  /** The column for a field of the correlation. */
  readonly column: (field: EventField) => string
  /** The numeric value of a field. */
  readonly number: (field: EventField) => string
  /** Returns an unused column name. */
  readonly name: (wanted: string) => string
  /** The plan for all events. */
  readonly plan: Plan
  /** The plans of the conditions requested so far. */
  readonly rulePlans: () => readonly Plan[]
  readonly approximations: readonly Approximation[]
}

export interface EsqlSource {
  readonly from: string
  readonly fieldTypes: FieldTypes
  /** Adds the condition to a query for events. */
  readonly join: (condition: string) => string
  /** Dialects for a condition. Pass false for conditions inside a function, where search functions are not allowed. */
  readonly stages: (inWhere: boolean) => readonly Dialect[]
}

/**
 * The events of any of the rules. If the rules name a field differently, the query first assigns each event to one
 * rule, and then copies the field into a column.
 */
export function esqlEvents(query: CorrelationQuery, { from, fieldTypes, stages }: EsqlSource): EsqlEvents {
  const rules = eventsOf(query)
  const fields = fieldsOf(query)
  const renamedFields = [...new Set(fields.filter((field) => commonName(field) === undefined))]
  const name = columnNames(namesInUse(query))
  const all = planEvents(query, stages(true))
  const filterStages = specializeForAll(query, stages(renamedFields.length === 0))
  const plans = new Map<number, Plan>()
  const conditionOf = (place: number): string => {
    const expr = rules[place]?.expr
    if (expr === undefined) return 'false'
    const planned = plans.get(place) ?? plan(expr, filterStages)
    plans.set(place, planned)
    return conditionText(planned)
  }
  const [base] = planTexts(all)
  const start = [`FROM ${from}`, ...(base === undefined ? [] : [`WHERE ${base}`])]
  const shared = { name, plan: all, rulePlans: (): readonly Plan[] => [...plans.values()] }
  const columnOf = (field: EventField): string => fieldName(field.in[0] ?? field.name)
  const asNumber = (field: EventField, column: string): string =>
    field.in.every((one) => holdsNumbers(knownType(fieldTypes, one))) ? column : `TO_DOUBLE(${column})`
  if (renamedFields.length === 0) {
    const number = (field: EventField): string => asNumber(field, columnOf(field))
    return { ...shared, commands: start, condition: conditionOf, column: columnOf, number, approximations: [] }
  }
  const rule = name('matched_rule')
  const label = columnNames([])
  const labels = rules.map((one) => quote(label(one.name)))
  const assignment = `${rule} = CASE(${rules.map((_, place) => `${conditionOf(place)}, ${labels[place]}`).join(', ')})`
  const columns = new Map(renamedFields.map((field) => [field, fieldName(name(field.name))]))
  const column = (field: EventField): string => columns.get(field) ?? columnOf(field)
  const values = renamedFields.map((field) => `${columns.get(field)} = ${caseOf(field, rule, labels, fieldTypes)}`)
  return {
    ...shared,
    commands: [...start, `EVAL ${[assignment, ...values].join(', ')}`],
    condition: (place) => `${rule} == ${labels[place]}`,
    column,
    number: (field) => asNumber(field, column(field)),
    approximations: rules.length > 1 ? ['first-rule-only'] : [],
  }
}

/** Checks fields against the conditions of all rules together: in one query a field has one type. */
function specializeForAll(query: CorrelationQuery, stages: readonly Dialect[]): readonly Dialect[] {
  const all = or(eventsOf(query).map(({ expr }) => expr))
  return stages.map((dialect) => dialect.specialize?.(all) ?? dialect)
}

/** Field names that columns must not hide, because conditions still use them. */
function namesInUse(query: CorrelationQuery): readonly string[] {
  const names = fieldsOf(query).flatMap((field) => field.in)
  for (const { expr } of eventsOf(query)) {
    forEachLeaf(expr, (predicate) => void names.push(...fieldsRead(predicate)))
  }
  return names.map(plainName)
}

/** The values of CASE must have one type: they are converted to texts, unless their types are known to agree. */
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
