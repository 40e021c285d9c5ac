import { exprText } from './expr-text.js'
import type { Expr } from './predicate.js'

/** Writes an expression without repetitions and in one order. Expressions with equal texts are equivalent. */
export function normalText(expr: Expr): string {
  switch (expr.kind) {
    case 'const':
    case 'leaf':
      return exprText(expr)
    case 'not':
      return `not (${normalText(expr.arg)})`
    case 'and':
    case 'or': {
      const texts = [...new Set(partsOf(expr, expr.kind).map(normalText))].sort()
      return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(`) ${expr.kind} (`)})`
    }
  }
}

/** Returns the parts of nested conjunctions, or of nested disjunctions. */
const partsOf = (expr: Expr, kind: 'and' | 'or'): readonly Expr[] =>
  expr.kind === kind ? expr.args.flatMap((arg) => partsOf(arg, kind)) : [expr]
