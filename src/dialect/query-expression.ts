import type { Expression } from '../ir/predicate.js'

/**
 * Fills the field name into a query expression. The result is an atom: in parentheses, unless brackets already
 * enclose all of it.
 */
export function queryExpression({ text }: Expression, field: string): string {
  const filled = text.replace(/\{\{|\}\}|\{field\}/g, (token) => (token === '{field}' ? field : token.charAt(0))).trim()
  return isEnclosed(filled) ? filled : `(${filled})`
}

/** A quoted text with escapes, or one bracket. */
const TOKENS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[([]|[)\]]/gs

/** True if the bracket at the start of the text closes at its end and not before. */
function isEnclosed(text: string): boolean {
  if (!/^[([]/.test(text)) return false
  let depth = 0
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === '(' || token === '[') depth++
    else if (token === ')' || token === ']') depth--
    if (depth === 0) return index === text.length - 1
  }
  return false
}
