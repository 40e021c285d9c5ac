import { compileGlob } from '../ir/glob.js'
import { ANY, pattern as toPattern } from '../ir/pattern.js'

/**
 * Returns a test for the names that a quantifier selects. `them` selects all names, and `*` in a pattern is any run
 * of characters. Names that begin with an underscore are excluded, as the specification requires for `them`, unless
 * the pattern itself begins with one.
 *
 * @example
 * selectedBy('*filter*')('_filter_draft') // false
 * selectedBy('_filter*')('_filter_draft') // true
 */
export function selectedBy(pattern: string): (name: string) => boolean {
  if (pattern.toLowerCase() === 'them') return (name) => !isUnderscored(name)
  const parts = pattern.split(/(\*)/).map((part) => (part === '*' ? ANY : part))
  const matches = compileGlob(toPattern(parts), true)
  return (name) => matches(name) && (isUnderscored(pattern) || !isUnderscored(name))
}

/** True if only the exact name, or a pattern that begins with an underscore, selects it. */
export const isUnderscored = (name: string): boolean => name.startsWith('_')
