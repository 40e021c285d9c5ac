import type { Pipeline } from '../pipeline/pipeline.js'
import type { PreparedRule } from './prepare-rule.js'

/** Returns the rule for each variant that its query joins; the rule itself without variants. */
export const partsOf = (prepared: PreparedRule): readonly PreparedRule[] =>
  prepared.joined.length === 0 ? [prepared] : prepared.joined

/** Returns the rules of a query, with the rule for each variant instead of a rule that joins them. */
export const partsOfAll = (rules: readonly PreparedRule[]): readonly PreparedRule[] =>
  rules.some(({ joined }) => joined.length > 0) ? rules.flatMap(partsOf) : rules

type Rules = { readonly rules: readonly PreparedRule[] }

/** Returns the list of pipelines of each rule of a query, and of each variant that it joins, without repetitions. */
export function pipelineListsOf({ rules }: Rules): readonly (readonly Pipeline[])[] {
  const [first] = rules
  if (rules.length === 1 && first?.joined.length === 0) return [first.way.pipelines]
  return [...new Set(partsOfAll(rules).map(({ way }) => way.pipelines))]
}

/** Returns all pipelines of a query. */
export function pipelinesOf(query: Rules): readonly Pipeline[] {
  const lists = pipelineListsOf(query)
  const [only = []] = lists
  return lists.length === 1 ? only : [...new Set(lists.flat())]
}
