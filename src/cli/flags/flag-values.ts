import { usageError } from '../../project/files/usage-error.js'
import { didYouMean } from '../../text/suggest.js'
import { MAX_COUNT } from '../cli-limits.js'

/** Returns the value of a flag with a few values. Throws a usage error for another one. */
export function choiceOf<Choice extends string>(flag: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === text)
  if (choice !== undefined) return choice
  throw usageError(`\`${flag}\` cannot be \`${text}\``, didYouMean(text, choices) ?? `use one of ${choices.join(', ')}`)
}

/** Returns the integer of a flag; undefined without the flag. Throws a usage error for any other text. */
export function integerOf(
  flag: string,
  text: string | undefined,
  minimum: number,
  maximum = MAX_COUNT,
): number | undefined {
  if (text === undefined) return undefined
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= minimum && number <= maximum) return number
  throw usageError(`\`${flag}\` cannot be \`${text}\``, `use an integer from ${minimum} to ${maximum}`)
}
