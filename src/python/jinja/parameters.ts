import {
  type Arguments,
  isDict,
  isList,
  isMissing,
  isText,
  isTrue,
  type List,
  plainText,
  type Value,
} from './values.js'
import { fail, failMissing, type Work } from './work.js'

/**
 * Binds arguments to parameters, in their order; undefined for missing ones. The first `required` parameters are
 * mandatory.
 *
 * @param what The function or filter, for error messages.
 */
export function bind(
  what: string,
  parameters: readonly string[],
  required: number,
  { positional, named }: Arguments,
): readonly (Value | undefined)[] {
  if (positional.length > parameters.length) fail(`\`${what}\` takes at most ${parameters.length} arguments`)
  for (const name of named.keys()) {
    const index = parameters.indexOf(name)
    if (index === -1) fail(`\`${what}\` has no argument \`${name}\``)
    if (index < positional.length) fail(`\`${what}\` got \`${name}\` twice`)
  }
  const values = parameters.map((name, index) => (index < positional.length ? positional[index] : named.get(name)))
  const open = values.slice(0, required).indexOf(undefined)
  if (open !== -1) fail(`\`${what}\` requires the argument \`${parameters[open]}\``)
  return values
}

/** Requires an argument to be a text. */
export const textArgument = (what: string, value: Value | undefined): string =>
  value !== undefined && isText(value) ? plainText(value) : fail(`\`${what}\` requires a string`)

/** Requires an argument to be a whole number, with a default. */
export function numberArgument(what: string, value: Value | undefined, fallback: number): number {
  if (value === undefined || value === null) return fallback
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : fail(`\`${what}\` requires an integer`)
}

/** Returns the items that a loop iterates over: the items of a list, the keys of a map, the characters of a text. */
export function itemsOf(value: Value, { spend }: Pick<Work, 'spend'>): List {
  if (isList(value)) {
    spend(value.length)
    return value
  }
  if (isDict(value)) {
    spend(value.size)
    return [...value.keys()]
  }
  if (isText(value)) {
    spend(plainText(value).length)
    return [...plainText(value)]
  }
  return isMissing(value) ? failMissing(value) : fail('a loop or filter requires a list')
}

export const flag = (value: Value | undefined): boolean => value !== undefined && isTrue(value)
