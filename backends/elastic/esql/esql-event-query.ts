import { withLoweredColumns } from './esql-lowered.js'

/** A query for the events that fulfil a condition. */
export function esqlSearch(
  condition: string,
  options: { readonly from: string; readonly metadata: boolean; readonly 'lower-once': boolean },
): string {
  const { condition: test, columns } = options['lower-once']
    ? withLoweredColumns(condition)
    : { condition, columns: [] }
  const head = `FROM ${options.from}${options.metadata ? ' METADATA _id, _index, _version' : ''}`
  return [head, ...(columns.length === 0 ? [] : [`EVAL ${columns.join(', ')}`]), `WHERE ${test}`].join(' | ')
}
