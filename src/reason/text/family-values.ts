import { parseNetwork } from '../../ir/network.js'
import { addressText, dateWith, firstAddress, lastAddress, outsideAddress } from '../../witness/fitting-values.js'
import { MAX_EXACT_BOUND } from '../reason-limits.js'
import type { Family } from './text-test.js'

/**
 * Lists values of every sort that tests of these families distinguish: for any text there is a value in the list on
 * which all of them give the same results. All families have the same name. Returns `undefined` if no such list is
 * known.
 */
export function familyValues(families: readonly Family[]): readonly string[] | undefined {
  const bounds = [...new Set(families.map(({ bound }) => bound))]
  switch (families[0]?.name) {
    case 'number':
      return numbersAround(bounds)
    case 'address':
      return ['x', ...bounds.flatMap(addressesAround)]
    case 'week':
      return ['x', ...Array.from({ length: 53 }, (_, at) => dateWith('week', at + 1))]
    case undefined:
      return undefined
  }
}

/**
 * Whole numbers and fractions are compared in different ways, so there are values of both kinds next to each bound and
 * between any two.
 */
function numbersAround(bounds: readonly string[]): readonly string[] | undefined {
  const sorted = bounds.map(Number).sort((a, b) => a - b)
  if (sorted.some((bound) => !(Math.abs(bound) < MAX_EXACT_BOUND))) return undefined
  const whole = sorted.flatMap((bound) => [
    Math.floor(bound) - 1,
    Math.floor(bound),
    Math.ceil(bound),
    Math.ceil(bound) + 1,
  ])
  const between = sorted.slice(1).map((bound, at) => (bound + (sorted[at] ?? bound)) / 2)
  const ends = [(sorted[0] ?? 0) - 0.5, (sorted.at(-1) ?? 0) + 0.5]
  return ['x', ...whole.map((number) => String(number + 0)), ...[...sorted, ...between, ...ends].map(asFraction)]
}

const asFraction = (number: number): string => (Number.isInteger(number) ? `${number}.0` : String(number))

/**
 * Networks contain each other or are disjoint. If the smaller ones leave anything of a network, they leave its first
 * address, or one next to a smaller network.
 */
function addressesAround(text: string): readonly string[] {
  const network = parseNetwork(text)
  if (network === undefined) return []
  const outside = ([1, -1] as const).flatMap((step) => {
    const address = outsideAddress(network, step)
    return address === undefined ? [] : [address]
  })
  return [firstAddress(network), lastAddress(network), ...outside].map(addressText)
}
