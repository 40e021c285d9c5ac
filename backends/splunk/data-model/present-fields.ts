import { fieldsRead } from '../../../src/ir/fields-read.js'
import type { Expr } from '../../../src/ir/predicate.js'

/** The fields that every event of an expression has, as far as its conjunctions show. */
export function presentFields(expr: Expr): ReadonlySet<string> {
  switch (expr.kind) {
    case 'const':
    case 'not':
      return new Set()
    case 'leaf':
      return new Set(expr.leaf.kind === 'isNull' || expr.leaf.kind === 'expression' ? [] : fieldsRead(expr.leaf))
    case 'and':
      return new Set(expr.args.flatMap((arg) => [...presentFields(arg)]))
    case 'or': {
      const [first = new Set<string>(), ...others] = expr.args.map(presentFields)
      return new Set([...first].filter((field) => others.every((fields) => fields.has(field))))
    }
  }
}
