import { usageError } from '../project/files/usage-error.js'

/** Reads a number of a flag; undefined without the flag. Throws a usage error for anything but an integer. */
export function countOf(flag: string, text: string | undefined, minimum: number): number | undefined {
  if (text === undefined) return undefined
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (number >= minimum) return number
  throw usageError(`\`${flag}\` cannot be \`${text}\``, `use an integer of at least ${minimum}`)
}
