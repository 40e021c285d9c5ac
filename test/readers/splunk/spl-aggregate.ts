import type { Json } from '../json.js'
import { lexicographic, numberIn } from './spl-values.js'

/**
 * A statistical function over the values of a field, in the order of their events; null if there is nothing to compute.
 * Pages "Aggregate functions" and "Event order functions".
 */
export function aggregate(name: string, values: readonly string[]): Json {
  const numbers = values.flatMap((value) => numberIn(value) ?? []).sort((a, b) => a - b)
  const known = FUNCTIONS[name]
  if (known !== undefined) return known(values, numbers)
  const [, rank] = /^exactperc(\d+(?:\.\d+)?)$/.exec(name) ?? []
  if (rank === undefined || Number(rank) > 100) throw new Error(`the reader knows no statistical function ${name}`)
  return percentile(Number(rank), numbers)
}

type Statistic = (values: readonly string[], numbers: readonly number[]) => Json

const FUNCTIONS: Readonly<Record<string, Statistic>> = {
  // "the number of occurrences of the field"; if there are none, both are 0, as observed in 10.4.
  count: (values) => values.length,
  // "returns the list of all distinct values … as a multivalue entry. The order of the values is lexicographical."
  values: (values) => sorted([...new Set(values)]),
  dc: (values) => new Set(values).size,
  sum: (_, numbers) => (numbers.length === 0 ? null : sum(numbers)),
  avg: (_, numbers) => (numbers.length === 0 ? null : sum(numbers) / numbers.length),
  // "If you have an even number of events, by default the median calculation is approximated to the higher of the two values."
  median: (_, numbers) => numbers[Math.floor(numbers.length / 2)] ?? null,
  // "Processes field values as numbers if possible, otherwise processes field values as strings."
  min: (values, numbers) => (numbers.length === values.length ? (numbers[0] ?? null) : (sorted(values)[0] ?? null)),
  max: (values, numbers) =>
    numbers.length === values.length ? (numbers.at(-1) ?? null) : (sorted(values).at(-1) ?? null),
  // "the last seen value", in the order in which events are seen.
  last: (values) => values.at(-1) ?? null,
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const sorted = (values: readonly string[]): readonly string[] => [...values].sort(lexicographic)

/**
 * The page contradicts itself. It describes the nearest rank, but its examples for the numbers from 1 to 10 have 5.5
 * for 50 and 9.55 for 95, which is between two numbers. The reader follows the examples.
 */
function percentile(rank: number, numbers: readonly number[]): number | null {
  const place = (rank / 100) * (numbers.length - 1)
  const [below, above] = [numbers[Math.floor(place)], numbers[Math.ceil(place)]]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (place - Math.floor(place))
}
