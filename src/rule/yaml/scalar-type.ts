import type { YamlScalar } from './node.js'

const NULL = /^(?:~|null|Null|NULL)?$/
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/
/** The characters with which a plain scalar of another type begins. */
const FIRST = '-0123456789tTfF~nN'
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/

/**
 * Determines the type of a plain scalar, where YAML 1.1 and 1.2 agree. `yes`, `017`, `0x1F`, `1e3`, `1_000`,
 * `12:30:45` and dates are texts: the two versions disagree, or the number would lose its spelling.
 *
 * https://yaml.org/spec/1.2.2/#103-core-schema, https://yaml.org/type/
 */
export function plainScalarType(text: string): YamlScalar['type'] {
  // Most texts begin with another character, which takes less time to see than three expressions.
  if (!FIRST.includes(text.charAt(0))) return 'text'
  if (NUMBER.test(text)) return 'number'
  if (BOOLEAN.test(text)) return 'boolean'
  return NULL.test(text) ? 'null' : 'text'
}
