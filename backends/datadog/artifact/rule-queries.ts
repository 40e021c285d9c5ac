import type { RuleHead } from '../../../src/backend/conversion.js'
import type { DatadogConverted, DatadogRule } from '../datadog-rule-settings.js'
import { pathOf } from '../names.js'
import type { RuleObjectQuery } from './datadog-rule-object.js'
import { entityFields } from './entity-fields.js'
import type { NoRule } from './no-rule.js'

/** The queries of a rule and the condition of its case, or the reason why there are none. */
export type RuleQueries =
  | { readonly queries: readonly RuleObjectQuery[]; readonly condition: string | undefined }
  | NoRule

/**
 * Returns the queries of a rule. A rule about single logs has one query, and any match is a signal. For a rule about
 * several events, the conversion determines them.
 *
 * @param groupBy value of the option; undefined if it is not set
 */
export function ruleQueries(
  { conversion }: DatadogConverted,
  settings: DatadogRule | undefined,
  groupBy: readonly string[] | undefined,
  tags: string,
): RuleQueries {
  const { query, bareQuery } = conversion
  if (settings === undefined) return plainQueries(conversion.head, query, groupBy, tags)
  const [only, ...others] = settings.queries
  const isProcessed = query !== bareQuery
  if (isProcessed && (others.length > 0 || only?.query !== bareQuery))
    return { because: 'pipelines postprocess a single query, and this rule has several' }
  const queries = settings.queries.map(({ name, query: own, ...rest }) => ({
    name: name === '' ? undefined : name,
    query: isProcessed ? query : own,
    ...rest,
    hasOptionalGroupByFields: undefined,
    dataSource: 'logs' as const,
  }))
  return { queries, condition: settings.condition }
}

/** A log without the grouping attribute is a match too. */
function plainQueries(
  head: RuleHead,
  query: string,
  groupBy: readonly string[] | undefined,
  tags: string,
): RuleQueries {
  const asked = (groupBy ?? []).map((field) => ({ field, path: pathOf(field, tags) }))
  const unwritable = asked.find(({ path }) => path === undefined)
  if (unwritable !== undefined)
    return {
      because: `Datadog cannot group by \`${unwritable.field}\`: the field name cannot be expressed`,
      option: 'group-by',
    }
  const groupByFields = groupBy === undefined ? entityFields(head, tags) : asked.flatMap(({ path }) => path ?? [])
  return {
    queries: [
      {
        name: 'a',
        query,
        aggregation: 'count',
        groupByFields,
        hasOptionalGroupByFields: groupByFields.length > 0 ? true : undefined,
        distinctFields: [],
        metrics: undefined,
        dataSource: 'logs',
      },
    ],
    condition: 'a > 0',
  }
}
