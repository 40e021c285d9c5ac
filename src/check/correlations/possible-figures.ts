import type { WrittenComparisons } from './written-comparisons.js'

/** Numbers from `low` to `high`. An end that is `open` does not belong to them. */
interface Range {
  readonly low: number
  readonly high: number
  readonly isLowOpen: boolean
  readonly isHighOpen: boolean
}

/** True if some figure that a correlation of this type can have satisfies all comparisons. */
export function isPossible({ type, comparisons, ruleCount }: WrittenComparisons): boolean {
  const isCount = !/^value_(?!count)/.test(type)
  const range = comparisons.reduce(narrow, figuresOf(type, ruleCount))
  const excluded = new Set(comparisons.filter(({ op }) => op === 'neq').map(({ value }) => value))
  return isCount ? hasInteger(range, excluded) : hasNumber(range, excluded)
}

/** Returns the figures at a match, whose event counts itself. */
function figuresOf(type: WrittenComparisons['type'], ruleCount: number): Range {
  const isTemporal = type === 'temporal' || type === 'temporal_ordered'
  const low = type === 'event_count' || isTemporal ? 1 : type === 'value_count' ? 0 : Number.NEGATIVE_INFINITY
  return { low, high: isTemporal ? ruleCount : Number.POSITIVE_INFINITY, isLowOpen: false, isHighOpen: false }
}

function narrow(range: Range, { op, value }: WrittenComparisons['comparisons'][number]): Range {
  switch (op) {
    case 'gt':
    case 'gte':
      return from(range, value, op === 'gt')
    case 'lt':
    case 'lte':
      return upTo(range, value, op === 'lt')
    case 'eq':
      return upTo(from(range, value, false), value, false)
    case 'neq':
      return range
  }
}

const from = (range: Range, low: number, isLowOpen: boolean): Range =>
  low < range.low || (low === range.low && range.isLowOpen) ? range : { ...range, low, isLowOpen }

const upTo = (range: Range, high: number, isHighOpen: boolean): Range =>
  high > range.high || (high === range.high && range.isHighOpen) ? range : { ...range, high, isHighOpen }

function hasInteger({ low, high, isLowOpen, isHighOpen }: Range, excluded: ReadonlySet<number>): boolean {
  let candidate = isLowOpen ? Math.floor(low) + 1 : Math.ceil(low)
  const last = isHighOpen ? Math.ceil(high) - 1 : Math.floor(high)
  while (excluded.has(candidate)) candidate++
  return candidate <= last
}

const hasNumber = ({ low, high, isLowOpen, isHighOpen }: Range, excluded: ReadonlySet<number>): boolean =>
  low < high || (low === high && !isLowOpen && !isHighOpen && !excluded.has(low))
