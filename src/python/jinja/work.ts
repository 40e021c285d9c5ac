import { textLimits } from '../../text/text-limits.js'
import type { Arguments, Missing, Value } from './values.js'

/** Context of a rendering: a budget, and the filters and tests by their names. */
export interface Work {
  /** Spends a part of the budget; fails if nothing is left. */
  readonly spend: (amount: number) => void
  readonly filter: (name: string, value: Value, args: Arguments) => Value
  readonly test: (name: string, value: Value, args: Arguments) => boolean
}

/** The reason of a failed template. Thrown by `fail`, and caught by `render`. */
export interface Failure {
  readonly because: string
}

export function fail(because: string): never {
  throw { because } satisfies Failure
}

/** Fails because a missing value is used. */
export const failMissing = ({ name }: Missing): never => fail(`there is no \`${name}\``)

export const isFailure = (problem: unknown): problem is Failure =>
  typeof problem === 'object' && problem !== null && 'because' in problem

export function allowance(work: number): Work['spend'] {
  let remaining = work
  return (amount) => {
    remaining -= amount
    if (remaining < 0) fail('it takes too many steps')
  }
}

/** Spends the budget for a text of this length before it is created. */
export function spendText(length: number, { spend }: Pick<Work, 'spend'>): void {
  if (length > textLimits.text) fail(`a string has more than ${textLimits.text} characters`)
  spend(length >> 4)
}
