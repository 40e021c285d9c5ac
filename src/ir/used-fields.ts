import { forEachLeaf } from './bool.js'
import { correlationsOf, eventsOf, type QueryPart } from './correlation-query.js'
import { fieldsRead } from './fields-read.js'

/**
 * The way in which a query uses a field: in a condition, in a comparison of numbers, for grouping, or for values that
 * are counted or must be new.
 */
export type FieldUse = 'condition' | 'number' | 'group' | 'value'

/** Lists the fields of a query by their names in the data, each with its uses. Keywords have no field. */
export function usedFields(query: QueryPart): ReadonlyMap<string, ReadonlySet<FieldUse>> {
  const uses = new Map<string, Set<FieldUse>>()
  const add = (use: FieldUse, ...names: readonly string[]): void => {
    for (const name of names) uses.set(name, (uses.get(name) ?? new Set()).add(use))
  }
  for (const { expr } of eventsOf(query)) {
    forEachLeaf(expr, (predicate) => {
      add(predicate.kind === 'compare' ? 'number' : 'condition', ...fieldsRead(predicate))
    })
  }
  for (const { groupBy, measure } of query.kind === 'correlation' ? correlationsOf(query) : []) {
    add('group', ...groupBy.flatMap((field) => field.in))
    if (measure.kind === 'figure') add('number', ...measure.field.in)
    if (measure.kind === 'values' || measure.kind === 'first-seen')
      add('value', ...measure.fields.flatMap((field) => field.in))
  }
  return uses
}
