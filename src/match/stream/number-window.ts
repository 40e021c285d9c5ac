import type { Figure } from '../../ir/correlation-query.js'
import { sum } from '../../text/count.js'
import { MAX_SINGLE_CHANGES } from '../matching-limits.js'
import { openQueue } from './queue.js'

/** The numbers within a time span, and figures over them. */
export interface NumberWindow {
  readonly size: () => number
  readonly add: (time: number, numbers: readonly number[]) => void
  readonly forget: (before: number) => void
  /** Undefined if there are no numbers. */
  readonly figure: (figure: Figure) => number | undefined
}

/**
 * Keeps the numbers sorted, so that a figure does not depend on the order of the events, not even in its last digit.
 */
export function openNumberWindow(): NumberWindow {
  const queue = openQueue<{ readonly time: number; readonly number: number }>()
  let sorted: number[] = []
  return {
    size: () => queue.size,
    add: (time, numbers) => {
      for (const number of numbers) queue.add({ time, number })
      sorted = withNumbers(sorted, numbers)
    },
    forget: (before) => {
      const gone: number[] = []
      for (let first = queue.first(); first !== undefined && first.time < before; first = queue.first()) {
        queue.drop()
        gone.push(first.number)
      }
      sorted = withoutNumbers(sorted, gone)
    },
    figure: (figure) => (sorted.length === 0 ? undefined : figureOf(figure, sorted)),
  }
}

/** Adds numbers to sorted ones. */
function withNumbers(sorted: number[], more: readonly number[]): number[] {
  if (more.length > MAX_SINGLE_CHANGES) return [...sorted, ...more].sort((a, b) => a - b)
  for (const number of more) sorted.splice(placeOf(number, sorted), 0, number)
  return sorted
}

/** Removes numbers from sorted ones, each as often as it is given. */
function withoutNumbers(sorted: number[], gone: readonly number[]): number[] {
  if (gone.length <= MAX_SINGLE_CHANGES) {
    for (const number of gone) sorted.splice(placeOf(number, sorted), 1)
    return sorted
  }
  const remaining = [...gone].sort((a, b) => a - b)
  let next = 0
  return sorted.filter((number) => {
    if (number !== remaining[next]) return true
    next++
    return false
  })
}

function figureOf(figure: Figure, sorted: readonly number[]): number {
  switch (figure.name) {
    case 'sum':
      return sum(sorted)
    case 'avg':
      return sum(sorted) / sorted.length
    case 'median':
      return percentile(50, sorted)
    case 'percentile':
      return percentile(figure.rank, sorted)
  }
}

/** Interpolates linearly between two numbers. */
function percentile(rank: number, sorted: readonly number[]): number {
  const place = (rank / 100) * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

/** Finds the first index whose number is not less. */
function placeOf(number: number, sorted: readonly number[]): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
