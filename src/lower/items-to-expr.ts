import { and, type Bool, FALSE, mapLeaves, or } from '../ir/bool.js'
import type { Expr } from '../ir/predicate.js'
import { ignoreDiagnostics, type Report } from '../text/collect-diagnostics.js'
import { diagnoseAs } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import type { LoweredItem, LoweredValue } from './lowered-item.js'
import type { LoweredOperand } from './operand.js'
import { fieldExpr, keywordExpr, type PredicatePlace } from './operand-to-expr.js'

/** Converts items to predicates. Reports problems; a value with a problem contributes nothing. */
export function itemsToExpr(source: Source, items: Bool<LoweredItem>, report: Report = ignoreDiagnostics): Expr {
  const cache = new Map<LoweredItem, Expr>()
  return mapLeaves(items, (item) => {
    const expr = cache.get(item) ?? itemToExpr(source, item, report)
    cache.set(item, expr)
    return expr
  })
}

function itemToExpr(source: Source, item: LoweredItem, report: Report): Expr {
  const exprs = item.values.map((value) => valueToExpr(source, item, value, report))
  return item.all ? and(exprs) : or(exprs)
}

function valueToExpr(source: Source, item: LoweredItem, { operands, span }: LoweredValue, report: Report): Expr {
  const { changedBy } = item
  const place: PredicatePlace =
    changedBy === undefined ? { span, item: item.span } : { span, item: item.span, changedBy }
  const [first] = operands
  return operands.length === 1 && first !== undefined
    ? operandToExpr(source, item, first, place, report)
    : or(operands.map((operand) => operandToExpr(source, item, operand, place, report)))
}

function operandToExpr(
  source: Source,
  { field, cased, casedSpan }: LoweredItem,
  operand: LoweredOperand,
  place: PredicatePlace,
  report: Report,
): Expr {
  const expr = field === null ? keywordExpr(operand, cased, place) : fieldExpr(field, operand, cased, place)
  if ('kind' in expr) return expr
  const at = expr.refused.code === 'modifier-type' ? (casedSpan ?? place.span) : place.span
  report(diagnoseAs(expr.refused, source, at))
  return FALSE
}
