import type { Expr, Pattern, Predicate } from '../../../../src/backend.js'
import { isAny, pattern } from '../../../../src/ir/pattern.js'

import type { ConditionTree } from '../../../../test/engines/judges/pipeline-differences.js'

/** The condition of an expression. */
export function conditionTree(expr: Expr): ConditionTree {
  switch (expr.kind) {
    case 'const':
      return expr.value ? ['and'] : ['or']
    case 'not':
      return ['not', conditionTree(expr.arg)]
    case 'and':
    case 'or':
      return [expr.kind, ...expr.args.map(conditionTree)]
    case 'leaf':
      return atom(expr.leaf)
  }
}

function atom(predicate: Predicate): ConditionTree {
  switch (predicate.kind) {
    case 'match':
      return ['match', predicate.field, predicate.cased, partsOf(predicate.pattern)]
    case 'keyword':
      return ['match', null, predicate.cased, partsOf(predicate.pattern)]
    case 'equals':
      return predicate.type === 'boolean'
        ? ['boolean', predicate.field, predicate.text === 'true']
        : ['number', predicate.field, Number(predicate.text)]
    case 'isNull':
    case 'exists':
      return [predicate.kind, predicate.field]
    case 'regex':
      return ['regex', predicate.field, predicate.source, [...predicate.flags].sort().join('')]
    case 'keywordRegex':
      return ['regex', null, predicate.source, [...predicate.flags].sort().join('')]
    case 'cidr':
      return ['cidr', predicate.field, predicate.network]
    case 'compare':
      return ['compare', predicate.field, predicate.op, Number(predicate.value)]
    case 'timePart':
      return ['timePart', predicate.field, predicate.part, predicate.op, Number(predicate.value)]
    case 'fieldRef': {
      const { match } = predicate
      const ends = [match === 'startswith' || match === 'contains', match === 'endswith' || match === 'contains']
      return ['fieldRef', predicate.field, predicate.other, ends]
    }
    case 'expression':
      return ['expression', predicate.field]
  }
}

/** Texts, and 0 for `*`, 1 for `?`. */
const partsOf = (parts: Pattern): readonly (string | number)[] =>
  parts.map((part) => (typeof part === 'string' ? part : isAny(part) ? 0 : 1))

/** The tree with each text pattern in normal form; a keyword may stand anywhere in a value. */
export function normalTree(tree: ConditionTree): ConditionTree {
  const [kind, field, ...rest] = tree
  if (kind === 'and' || kind === 'or' || kind === 'not')
    return [kind, ...tree.slice(1).map((arg) => normalTree(arg as ConditionTree))]
  if (kind === 'number' && field === null) return keyword(String(rest[0]))
  if (kind !== 'match') return tree
  const [cased, parts] = rest as [boolean, readonly (string | number)[]]
  const own = field === null ? [0, ...parts, 0] : parts
  const wildcards = { 0: { wildcard: 'any' }, 1: { wildcard: 'one' } } as const
  const normal = pattern(
    own.map((part) => (typeof part === 'string' ? part : part === 0 ? wildcards[0] : wildcards[1])),
  )
  return ['match', field, cased, partsOf(normal)]
}

const keyword = (text: string): ConditionTree => normalTree(['match', null, false, [text]])

/** The atoms of a condition, as texts. */
export function atomsOf(tree: ConditionTree): ReadonlySet<string> {
  const [kind, ...args] = tree
  if (kind !== 'and' && kind !== 'or' && kind !== 'not') return new Set([JSON.stringify(tree)])
  return new Set(args.flatMap((arg) => [...atomsOf(arg as ConditionTree)]))
}

/** The value of a condition if the given atoms hold. */
export function holdsWith(tree: ConditionTree, holds: (atom: string) => boolean): boolean {
  const [kind, ...args] = tree
  const value = (arg: unknown): boolean => holdsWith(arg as ConditionTree, holds)
  switch (kind) {
    case 'and':
      return args.every(value)
    case 'or':
      return args.some(value)
    case 'not':
      return !args.every(value)
    default:
      return holds(JSON.stringify(tree))
  }
}
