import type { Expression } from '../ir/predicate.js'

/** The text of a query expression with the field's name in it, as an atom: in parentheses, unless brackets enclose all of it already. */
export function queryExpression({ text }: Expression, field: string): string {
  const filled = text.replace(/\{\{|\}\}|\{field\}/g, (found) => (found === '{field}' ? field : found.charAt(0))).trim()
  return isEnclosed(filled) ? filled : `(${filled})`
}

/** Texts in quotes, with their escapes, or one bracket. */
const TOKENS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[([]|[)\]]/gs

/** True if the bracket that opens the text closes at its end, and not before. */
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
