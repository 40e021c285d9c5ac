import { textLimits } from '../../text/limits.js'
import type { Arguments, Missing, Value } from './values.js'

/** What everything in a template works with: an allowance that is used up, and the filters and tests by their names. */
export interface Work {
  /** Takes from the allowance; fails if nothing is left. */
  readonly spend: (amount: number) => void
  readonly filter: (name: string, value: Value, args: Arguments) => Value
  readonly test: (name: string, value: Value, args: Arguments) => boolean
}

/** Why a template cannot go on. Thrown by `fail`, and caught where the rendering began. */
export interface Failure {
  readonly because: string
}

export function fail(because: string): never {
  throw { because } satisfies Failure
}

/** What is not there is used. */
export const failMissing = ({ what }: Missing): never => fail(`there is no \`${what}\``)

export const isFailure = (problem: unknown): problem is Failure =>
  typeof problem === 'object' && problem !== null && 'because' in problem

export function allowance(): Work['spend'] {
  let left: number = textLimits.templateWork
  return (amount) => {
    left -= amount
    if (left < 0) fail('it takes too many steps')
  }
}

/** Before a text is made: whether it may have this length. */
export function spendText(length: number, { spend }: Pick<Work, 'spend'>): void {
  if (length > textLimits.text) fail(`a string has more than ${textLimits.text} characters`)
  spend(length >> 4)
}
