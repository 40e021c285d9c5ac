import { exprText } from './expr-text.js'
import type { Expr } from './predicate.js'

/** Longest line, in characters, before a group is split. */
const WIDTH = 100

/**
 * Writes an expression like `exprText`, but splits long lines: each part of a group is on a line of its own,
 * indented.
 */
export const exprLines = (expr: Expr): readonly string[] => {
  const line = exprText(expr)
  if (line.length <= WIDTH || (expr.kind !== 'and' && expr.kind !== 'or')) return [line]
  return groupLines(expr)
}

const groupLines = ({ kind, args }: Extract<Expr, { args: readonly Expr[] }>): string[] =>
  args.flatMap((arg, index) => partLines(index === 0 ? '' : `${kind} `, arg))

/** Writes a part of a group after the operator that joins it to the previous part. */
function partLines(before: string, expr: Expr): string[] {
  const line = before + exprText(expr, true)
  if (line.length <= WIDTH) return [line]
  switch (expr.kind) {
    case 'const':
    case 'leaf':
      return [line]
    case 'not':
      return partLines(`${before}not `, expr.arg)
    case 'and':
    case 'or':
      return [`${before}(`, ...groupLines(expr).map((inner) => `  ${inner}`), ')']
  }
}
