import { exprText } from './expr-text.js'
import type { Expr } from './predicate.js'

/** Longest line, in characters, before a group is broken up. */
const WIDTH = 100

/** An expression as `exprText` writes it, but over several lines where it is long: each part of a group on its own, indented. */
export const exprLines = (expr: Expr): readonly string[] => {
  const line = exprText(expr)
  if (line.length <= WIDTH || (expr.kind !== 'and' && expr.kind !== 'or')) return [line]
  return groupLines(expr)
}

const groupLines = ({ kind, args }: Extract<Expr, { args: readonly Expr[] }>): string[] =>
  args.flatMap((arg, index) => partLines(index === 0 ? '' : `${kind} `, arg))

/** A part of a group, behind what joins it to the one before. */
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
