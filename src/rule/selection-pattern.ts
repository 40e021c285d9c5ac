import { compileGlob } from '../ir/glob.js'
import { ANY, pattern as toPattern } from '../ir/pattern.js'

/**
 * True for the names that a quantifier takes: `them` is every name, and in a pattern `*` is any run of characters. Names that begin with an
 * underscore are set aside, as the specification says of `them`; only a pattern that begins with one itself reaches them.
 *
 * @example
 * selectedBy('*filter*')('_filter_draft') // false
 * selectedBy('_filter*')('_filter_draft') // true
 */
export function selectedBy(pattern: string): (name: string) => boolean {
  if (pattern.toLowerCase() === 'them') return (name) => !isSetAside(name)
  const parts = pattern.split(/(\*)/).map((part) => (part === '*' ? ANY : part))
  const matches = compileGlob(toPattern(parts), true)
  return (name) => matches(name) && (isSetAside(pattern) || !isSetAside(name))
}

/** True if only its own name, or a pattern that begins with an underscore, reaches the selection. */
export const isSetAside = (name: string): boolean => name.startsWith('_')
