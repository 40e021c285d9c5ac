import { someLeaf } from '../../ir/bool.js'
import type { Expr, KeywordRegex, Predicate, Regex } from '../../ir/predicate.js'
import type { Reasoner } from '../../reason/reasoner.js'

/** True if an expression contains a regular expression: of all predicates, only these may match nothing. */
export const mayBeImpossible = (expr: Expr): boolean => someLeaf(expr, isRegex)

/** Returns the regular expression because of which an expression cannot hold, since no text matches it. */
export function impossiblePart(expr: Expr, reasoner: Reasoner): Regex | KeywordRegex | undefined {
  switch (expr.kind) {
    case 'leaf':
      return isRegex(expr.leaf) && reasoner.satisfiable(expr).answer === 'no' ? expr.leaf : undefined
    case 'and':
      for (const arg of expr.args) {
        const part = impossiblePart(arg, reasoner)
        if (part !== undefined) return part
      }
      return undefined
    case 'or': {
      const parts = expr.args.map((arg) => impossiblePart(arg, reasoner))
      return parts.includes(undefined) ? undefined : parts[0]
    }
    case 'not':
    case 'const':
      return undefined
  }
}

const isRegex = (predicate: Predicate): predicate is Regex | KeywordRegex =>
  predicate.kind === 'regex' || predicate.kind === 'keywordRegex'
