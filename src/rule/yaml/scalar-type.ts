import type { YamlScalar } from './node.js'

/** The types of plain scalars that are no texts, with their first characters. An empty one is null. */
const types = [
  { type: 'null', form: /^(?:~|null|Null|NULL)?$/, first: ['', ...'~nN'] },
  { type: 'boolean', form: /^(?:true|True|TRUE|false|False|FALSE)$/, first: [...'tTfF'] },
  { type: 'number', form: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/, first: [...'-0123456789'] },
] as const

const byFirst: ReadonlyMap<string, (typeof types)[number]> = new Map(
  types.flatMap((entry) => entry.first.map((character) => [character, entry] as const)),
)

/**
 * Determines the type of a plain scalar, where YAML 1.1 and 1.2 agree. `yes`, `017`, `0x1F`, `1e3`, `1_000`,
 * `12:30:45` and dates are texts: the two versions disagree, or the number would lose its spelling.
 *
 * https://yaml.org/spec/1.2.2/#103-core-schema, https://yaml.org/type/
 */
export function plainScalarType(text: string): YamlScalar['type'] {
  // The first character of most texts rules out the other types, which takes less time than their expressions.
  const other = byFirst.get(text.charAt(0))
  return other?.form.test(text) ? other.type : 'text'
}
