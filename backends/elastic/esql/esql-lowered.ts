import { nameIn } from './esql-text.js'

/** A condition, and the columns that it uses in addition to the fields of the data. */
export interface EsqlCondition {
  readonly condition: string
  /** The assignments for `EVAL`, such as `lower_user_name = TO_LOWER(user.name)`. */
  readonly columns: readonly string[]
}

/** Strings, which contain no calls, or a call of `TO_LOWER` on a field. */
const TOKENS = /"""[\s\S]*?"""(?:"{1,2})?|"(?:\\[\s\S]|[^"\\])*"|TO_LOWER\(((?:`(?:[^`]|``)*`|[^()`"])+)\)/g

/**
 * Moves each field that is lower-cased more than once into a column.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/commands/eval
 *
 * @example
 * withLoweredColumns('TO_LOWER(a) == "x" OR TO_LOWER(a) LIKE "y*"').columns // ['lower_a = TO_LOWER(a)']
 */
export function withLoweredColumns(condition: string): EsqlCondition {
  const uses = new Map<string, number>()
  for (const [, field] of condition.matchAll(TOKENS)) {
    if (field !== undefined) uses.set(field, (uses.get(field) ?? 0) + 1)
  }
  const names = new Map<string, string>()
  for (const [field, count] of uses) if (count > 1) names.set(field, columnName(field, condition, names))
  return {
    condition: condition.replace(TOKENS, (call, field?: string) => (field && names.get(field)) ?? call),
    columns: [...names].map(([field, name]) => `${name} = TO_LOWER(${field})`),
  }
}

/** A column name that does not occur in the condition, because a column hides the field of its name. */
function columnName(field: string, condition: string, taken: ReadonlyMap<string, string>): string {
  const name = `lower_${nameIn(field).replace(/\W+/g, '_')}`
  const isTaken = (candidate: string): boolean =>
    condition.includes(candidate) || [...taken.values()].includes(candidate)
  let unused = name
  for (let number = 2; isTaken(unused); number++) unused = `${name}_${number}`
  return unused
}
