import { and, type Bool, FALSE, not, or } from '../ir/bool.js'
import { hasRepeatedText } from './has-repeated-text.js'
import type { Leaf } from './leaf.js'
import { MAX_COMPARED_TEXTS } from './printing-limits.js'

/** Removes repeated parts of a group: those with equal texts. The tree itself if there are none. */
export const withoutRepeats = (tree: Bool<Leaf>): Bool<Leaf> =>
  mayHaveEqualParts(tree) ? keyed(tree, new Map()).tree : tree

/** False for nearly all queries: then no group has equal parts. True for a group of too many groups to compare. */
function mayHaveEqualParts(tree: Bool<Leaf>): boolean {
  if (tree.kind === 'not') return mayHaveEqualParts(tree.arg)
  if (tree.kind !== 'and' && tree.kind !== 'or') return false
  const texts: string[] = []
  const others: Bool<Leaf>[] = []
  for (const arg of tree.args) {
    if (arg.kind === 'leaf') texts.push(arg.leaf.text)
    else others.push(arg)
  }
  return (
    hasRepeatedText(texts) ||
    others.length > MAX_COMPARED_TEXTS ||
    others.some((arg, index) => mayHaveEqualParts(arg) || others.some((other, at) => at < index && isEqual(arg, other)))
  )
}

function isEqual(a: Bool<Leaf>, b: Bool<Leaf>): boolean {
  switch (a.kind) {
    case 'const':
      return b.kind === 'const' && a.value === b.value
    case 'leaf':
      return b.kind === 'leaf' && a.leaf.text === b.leaf.text
    case 'not':
      return b.kind === 'not' && isEqual(a.arg, b.arg)
    case 'and':
    case 'or': {
      if (b.kind !== a.kind || b.args.length !== a.args.length) return false
      const { args } = b
      return a.args.every((arg, index) => isEqual(arg, args[index] ?? FALSE))
    }
  }
}

interface Keyed {
  readonly tree: Bool<Leaf>
  /** Equal for trees with equal texts. */
  readonly key: string
}

/** `numbers` assigns a number to each text so far, which keeps the keys short. */
function keyed(tree: Bool<Leaf>, numbers: Map<string, number>): Keyed {
  switch (tree.kind) {
    case 'const':
      return { tree, key: String(tree.value) }
    case 'leaf': {
      const number = numbers.get(tree.leaf.text) ?? numbers.size
      numbers.set(tree.leaf.text, number)
      return { tree, key: String(number) }
    }
    case 'not': {
      const arg = keyed(tree.arg, numbers)
      return { tree: not(arg.tree), key: `not ${arg.key}` }
    }
    case 'and':
    case 'or': {
      const distinct = new Map<string, Keyed>()
      for (const arg of tree.args) {
        const part = keyed(arg, numbers)
        distinct.set(part.key, part)
      }
      const parts = [...distinct.values()]
      const [only] = parts
      if (parts.length === 1 && only !== undefined) return only
      const trees = parts.map((part) => part.tree)
      return {
        tree: tree.kind === 'and' ? and(trees) : or(trees),
        key: `(${parts.map(({ key }) => key).join(` ${tree.kind} `)})`,
      }
    }
  }
}
