import type { OneOf } from '../../../src/dialect/dialect.js'
import { type Leaf, textAfterField } from '../../../src/dialect/leaf.js'
import type { Predicate } from '../../../src/ir/predicate.js'
import { type Comparison, compareMatch, compareRegex, sourceName } from './eql-comparison.js'
import { quote } from './eql-text.js'

/** The operator of a list, by the operator of each comparison. */
const OPERATORS: Readonly<Record<Comparison['operator'], string>> = {
  ':': ':',
  '==': 'in',
  'in~': 'in~',
  like: 'like',
  regex: 'regex',
  'regex~': 'regex~',
}

/**
 * The lists of EQL: one for each operator, for numbers, and for networks.
 *
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-syntax-lookup-operators
 */
export function listForms(maxRegexLength: number): readonly OneOf[] {
  // Each form asks for the same predicate in turn.
  let last: { readonly predicate: Predicate; readonly comparison: Comparison | undefined } | undefined
  const compared = (predicate: Predicate, leaf: WrittenLeaf): Comparison | undefined => {
    if (last?.predicate !== predicate)
      last = { predicate, comparison: writtenWithColon(predicate, leaf) ?? comparisonOf(predicate, maxRegexLength) }
    return last.comparison
  }
  const ofOperator = ([operator, ofList]: readonly [string, string]): OneOf => ({
    items: (predicate, leaf) => {
      const comparison = compared(predicate, leaf)
      return comparison?.operator === operator ? [comparison.operand] : undefined
    },
    list: (field, items) => `${field} ${ofList} (${items.join(', ')})`,
  })
  return [
    ...Object.entries(OPERATORS).map(ofOperator),
    {
      items: (predicate) => (predicate.kind === 'equals' && predicate.type === 'number' ? [predicate.text] : undefined),
      list: (field, items) => `${field} in (${items.join(', ')})`,
    },
    {
      items: (predicate) => (predicate.kind === 'cidr' ? [quote(predicate.network)] : undefined),
      list: (field, items) => `cidrMatch(${field}, ${items.join(', ')})`,
    },
  ]
}

type WrittenLeaf = Pick<Leaf, 'text' | 'field'> | undefined

/** Reads the comparison that nearly every leaf is from its text, which takes less time than making it again. */
function writtenWithColon({ kind }: Predicate, leaf: WrittenLeaf): Comparison | undefined {
  const operand = kind === 'match' ? textAfterField(leaf, ' : ') : undefined
  return operand === undefined ? undefined : { operator: ':', operand }
}

function comparisonOf(predicate: Predicate, maxRegexLength: number): Comparison | undefined {
  if (predicate.kind === 'match') {
    const source = sourceName(predicate)
    if (source !== undefined) return { operator: '==', operand: source }
    return compareMatch(predicate, maxRegexLength)
  }
  if (predicate.kind !== 'regex') return undefined
  const comparison = compareRegex(predicate, maxRegexLength)
  return 'kind' in comparison ? undefined : comparison
}
