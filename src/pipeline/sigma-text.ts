import type { Pattern } from '../ir/pattern.js'

/**
 * A pattern as the regular expressions and maps of pipelines see it: wildcards as `*` and `?`, plain stars and question marks behind a
 * backslash, and every other backslash once. Unlike a Sigma string it does not always read back as the same pattern.
 */
export function sigmaText(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[*?]/g, '\\$&')
      if ('placeholder' in part) return `%${part.placeholder}%`
      return part.wildcard === 'any' ? '*' : '?'
    })
    .join('')
}
