import type { Pattern } from '../../ir/pattern.js'

/**
 * Writes a pattern as an author would: a backslash is doubled only where a single one would be an escape. `undefined`
 * for a pattern with placeholders.
 */
export function valueText(pattern: Pattern): string | undefined {
  const texts = pattern.map((part, at) => {
    if (typeof part !== 'string') return 'wildcard' in part ? (part.wildcard === 'any' ? '*' : '?') : undefined
    const escaped = part.replace(/\\(?=[*?\\])/g, '\\\\').replace(/[*?]/g, '\\$&')
    return at < pattern.length - 1 ? escaped.replace(/\\$/, '\\\\') : escaped
  })
  return texts.includes(undefined) ? undefined : texts.join('')
}
