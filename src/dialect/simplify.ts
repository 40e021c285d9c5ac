import { and, type Bool, not, or } from '../ir/bool.js'
import type { Dialect } from './dialect.js'
import type { Leaf } from './leaf.js'
import { MAX_ABSORBED_BRANCHES } from './printing-limits.js'
import { withoutImpliedPresence, withoutPresentAlternatives } from './redundant-presence.js'

/**
 * Removes redundant branches that remain after predicates are lost: `x OR x` becomes `x`, and `x OR (x AND y)`
 * becomes `x`; likewise with AND and OR exchanged. Also removes alternatives beside a test that their field is present,
 * and such a test beside a part that implies it.
 */
export function simplify(tree: Bool<Leaf>, dialect: Dialect): Bool<Leaf> {
  switch (tree.kind) {
    case 'const':
    case 'leaf':
      return tree
    case 'not':
      return not(simplify(tree.arg, dialect))
    case 'and':
    case 'or': {
      const join = tree.kind === 'and' ? and : or
      const simpler = join(tree.args.map((arg) => simplify(arg, dialect)))
      if (simpler.kind !== tree.kind) return simpler
      const { kind, args } = simpler
      return join(absorb(kind, (kind === 'or' ? withoutPresentAlternatives : withoutImpliedPresence)(args, dialect)))
    }
  }
}

function absorb(kind: 'and' | 'or', args: readonly Bool<Leaf>[]): readonly Bool<Leaf>[] {
  const inner = kind === 'and' ? 'or' : 'and'
  const unique = [...new Map(args.map((arg) => [keyOf(arg), arg])).values()]
  if (unique.length > MAX_ABSORBED_BRANCHES) return unique
  const parts = unique.map((arg) => new Set((arg.kind === inner ? arg.args : [arg]).map(keyOf)))
  return unique.filter(
    (_, at) => !parts.some((other, index) => index !== at && isSubset(other, parts[at] ?? new Set())),
  )
}

const isSubset = (small: ReadonlySet<string>, large: ReadonlySet<string>): boolean =>
  small.size < large.size && [...small].every((key) => large.has(key))

function keyOf(tree: Bool<Leaf>): string {
  switch (tree.kind) {
    case 'const':
      return String(tree.value)
    case 'leaf':
      return JSON.stringify(tree.leaf.text)
    case 'not':
      return `!(${keyOf(tree.arg)})`
    case 'and':
    case 'or':
      return `${tree.kind}(${tree.args.map(keyOf).join()})`
  }
}
