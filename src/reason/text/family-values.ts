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
 * between any two. Fractions are compared as doubles, and whole numbers with all digits.
 */
function numbersAround(bounds: readonly string[]): readonly string[] | undefined {
  const whole = bounds.map(wholeAround)
  const sorted = bounds.map(Number).sort((a, b) => a - b)
  if (whole.includes(undefined) || !sorted.every(Number.isFinite)) return undefined
  const between = sorted.slice(1).map((bound, at) => bound / 2 + (sorted[at] ?? bound) / 2)
  const ends = [besides(sorted[0] ?? 0, -1), besides(sorted.at(-1) ?? 0, 1)]
  return [
    'x',
    ...whole.flatMap((values) => values ?? []).map(String),
    ...[...sorted, ...between, ...ends].map(asFraction),
  ]
}

const NEXT = [-1n, 0n, 1n]

/** Lists the whole numbers at a bound. Those at a large fraction are not known. */
function wholeAround(bound: string): readonly bigint[] | undefined {
  if (/^-?\d+$/.test(bound)) return NEXT.map((more) => BigInt(bound) + more)
  const number = Number(bound)
  if (!(Math.abs(number) < MAX_EXACT_BOUND)) return undefined
  return [Math.floor(number), Math.ceil(number)].flatMap((each) => NEXT.map((more) => BigInt(each) + more))
}

/** Returns another double below or above a number. */
const besides = (number: number, sign: 1 | -1): number =>
  number + sign * Math.max(0.5, 2 * Math.abs(number) * Number.EPSILON)

function asFraction(number: number): string {
  if (!Number.isFinite(number)) return `${number < 0 ? '-' : ''}1e999`
  return Number.isInteger(number) ? `${BigInt(number)}.0` : String(number)
}

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
