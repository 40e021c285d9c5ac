import type { Backend } from '../../backend/backend.js'
import { usageError } from '../../project/files/usage-error.js'
import { nameHint } from '../../text/name-hint.js'
import { didYouMean } from '../../text/suggest.js'

/** Returns the names in the values of a flag, which may be separated by commas. */
export const namesIn = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).flatMap((name) => name.trim() || [])

/** Returns the targets that a flag names. Throws a usage error for an unknown one, and if there is none. */
export function backendsOf<Of extends Backend>(
  flag: string,
  requested: readonly string[],
  available: ReadonlyMap<string, Of>,
): readonly Of[] {
  const names = new Set(namesIn(requested))
  if (names.size === 0) throw usageError('missing target', `use \`${flag}\` with one of ${listed(available)}`)
  return [...names].map((name) => available.get(name) ?? unknownTarget(name, available))
}

function unknownTarget(name: string, available: ReadonlyMap<string, Backend>): never {
  const hint = nameHint(
    name,
    [...available.values()].map((target) => ({
      name: target.name,
      otherNames: [...(target.otherNames ?? []), target.platform ?? ''],
    })),
  )
  throw usageError(
    `unknown target \`${name}\``,
    hint ?? didYouMean(name, available.keys()) ?? `the targets are ${listed(available)}`,
  )
}

const listed = (available: ReadonlyMap<string, Backend>): string => [...available.keys()].join(', ')
