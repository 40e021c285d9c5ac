import type { CostKind, QueryCost } from '../../backend/query-cost.js'
import { pipelineListsOf } from '../../convert/joined-parts.js'
import { fieldTypesOf } from '../../convert/plan-query.js'
import type { Leaf } from '../../dialect/leaf.js'
import type { Plan } from '../../dialect/plan.js'
import type { Bool } from '../../ir/bool.js'
import { type FieldTypes, fieldTypeOf, typeNameOf } from '../../ir/field-types.js'
import { isAny, isOne } from '../../ir/pattern.js'
import type { Predicate } from '../../ir/predicate.js'
import { isAddedByPipeline } from '../../ir/step-place.js'
import { itemName } from '../../rule/read-selection.js'
import type { YamlNode } from '../../rule/yaml/node.js'
import type { Span } from '../../text/source.js'
import type { OutputTrace } from '../outputs/check-output.js'
import type { RuleContext } from '../rule-context.js'
import { writtenSelections } from '../written-items.js'

/** A condition that is slow on some platforms for the same reason. */
export interface SlowCondition {
  /** The field in the rule; empty for a keyword. */
  readonly field: string
  readonly span: Span
  readonly cost: QueryCost
  /** The platforms, for people. */
  readonly titles: readonly string[]
}

/** Returns the slow conditions of a kind, one for each item and reason. */
export function slowConditions({ root, traces }: RuleContext, kind: CostKind): readonly SlowCondition[] {
  const places = new Map(writtenSelections(root).flatMap(({ value }) => placesIn(value)))
  const found = new Map<string, SlowCondition>()
  for (const { output, trace } of traces()) {
    const { target } = output
    const costs = target.costs?.(trace.conversion.options) ?? []
    for (const cost of costs.filter((candidate) => candidate.kind === kind)) {
      for (const { predicate } of trace.plan === undefined
        ? []
        : slowLeaves(trace.plan, cost, typesOf(trace, output))) {
        // Steps of pipelines and filters have places in other texts.
        const field = places.get(predicate.item.start)
        if (field === undefined || isAddedByPipeline(predicate)) continue
        const key = `${predicate.item.start} ${cost.because}`
        const before = found.get(key)
        const titles = [...new Set([...(before?.titles ?? []), target.title])]
        found.set(key, { field, span: before?.span ?? predicate.span, cost, titles })
      }
    }
  }
  return [...found.values()]
}

/** Returns the fields of the items of a selection by their offsets, and an empty text for each keyword. */
function placesIn(node: YamlNode): readonly (readonly [offset: number, field: string])[] {
  if (node.kind === 'scalar') return [[node.span.start, '']]
  return node.kind === 'sequence'
    ? node.items.flatMap(placesIn)
    : node.entries.map(({ key }) => [key.span.start, itemName(key).split('|')[0] ?? ''])
}

const typesOf = ({ preparedQuery }: OutputTrace['trace'], { settings }: OutputTrace['output']): FieldTypes =>
  fieldTypesOf(preparedQuery === undefined ? [] : pipelineListsOf(preparedQuery), settings)

function slowLeaves({ stages }: Plan, cost: QueryCost, types: FieldTypes): readonly Leaf[] {
  const [first] = stages
  const { sparedBy } = cost
  if (first === undefined || (sparedBy !== undefined && needsOneOf(first.query, sparedBy))) return []
  // A negated condition narrows nothing, but is not the reason that nothing else does.
  const leaves = stages.flatMap(({ query }) => leavesIn(query, sparedBy === undefined))
  return leaves.filter((leaf) => {
    const { predicate } = leaf
    if (kindOf(predicate) !== cost.kind) return false
    const field = 'field' in predicate && typeof predicate.field === 'string' ? predicate.field : undefined
    const type = field === undefined ? undefined : typeNameOf(fieldTypeOf(types, field))
    return cost.appliesTo?.(leaf, type) ?? true
  })
}

/** Returns the leaves of a query, with those inside negations or without. */
function leavesIn(query: Bool<Leaf>, withNegated: boolean): readonly Leaf[] {
  switch (query.kind) {
    case 'const':
      return []
    case 'leaf':
      return [query.leaf]
    case 'not':
      return withNegated ? leavesIn(query.arg, withNegated) : []
    case 'and':
    case 'or':
      return query.args.flatMap((arg) => leavesIn(arg, withNegated))
  }
}

/** True if every match of the query satisfies a leaf with this property. */
function needsOneOf(query: Bool<Leaf>, isNarrow: (leaf: Leaf) => boolean): boolean {
  switch (query.kind) {
    case 'const':
      return !query.value
    case 'leaf':
      return isNarrow(query.leaf)
    case 'not':
      return false
    case 'and':
      return query.args.some((arg) => needsOneOf(arg, isNarrow))
    case 'or':
      return query.args.every((arg) => needsOneOf(arg, isNarrow))
  }
}

function kindOf(predicate: Predicate): CostKind | undefined {
  switch (predicate.kind) {
    case 'match': {
      const [first, ...others] = predicate.pattern
      return (isAny(first) || isOne(first)) && others.length > 0 ? 'leading-wildcard' : undefined
    }
    case 'regex':
      return 'regex-scan'
    case 'keyword':
    case 'keywordRegex':
      return 'keyword-scan'
    case 'equals':
    case 'isNull':
    case 'exists':
    case 'compare':
    case 'cidr':
    case 'fieldRef':
    case 'timePart':
    case 'expression':
      return undefined
  }
}
