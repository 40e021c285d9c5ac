/**
 * A boolean tree over leaves of one type: selections in a parsed condition, predicates in an expression, texts in a
 * query.
 */
export type Bool<Leaf> =
  | { readonly kind: 'and' | 'or'; readonly args: readonly Bool<Leaf>[] }
  | { readonly kind: 'not'; readonly arg: Bool<Leaf> }
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'const'; readonly value: boolean }

/** The constant that holds for every event. */
export const TRUE: Bool<never> = { kind: 'const', value: true }

/** The constant that holds for no event. */
export const FALSE: Bool<never> = { kind: 'const', value: false }

/** Makes a tree of one leaf. */
export const leaf = <Leaf>(leaf: Leaf): Bool<Leaf> => ({ kind: 'leaf', leaf })

/**
 * Builds a conjunction: flat, without TRUE. FALSE if any argument is FALSE; TRUE without arguments.
 *
 * @example
 * and([]) // TRUE
 * and([leaf('a'), TRUE]) // leaf('a')
 * and([leaf('a'), FALSE]) // FALSE
 */
export const and = <Leaf>(args: readonly Bool<Leaf>[]): Bool<Leaf> => group('and', args)

/**
 * Builds a disjunction: flat, without FALSE. TRUE if any argument is TRUE; FALSE without arguments.
 *
 * @example
 * or([]) // FALSE
 * or([leaf('a'), or([leaf('b'), leaf('c')])]) // { kind: 'or', args: [leaf('a'), leaf('b'), leaf('c')] }
 */
export const or = <Leaf>(args: readonly Bool<Leaf>[]): Bool<Leaf> => group('or', args)

/**
 * Negates a tree. A constant is inverted, and a double negation removed.
 *
 * @example
 * not(not(leaf('a'))) // leaf('a')
 * not(TRUE) // FALSE
 */
export function not<Leaf>(arg: Bool<Leaf>): Bool<Leaf> {
  if (arg.kind === 'const') return arg.value ? FALSE : TRUE
  return arg.kind === 'not' ? arg.arg : { kind: 'not', arg }
}

function group<Leaf>(kind: 'and' | 'or', args: readonly Bool<Leaf>[]): Bool<Leaf> {
  const neutral = kind === 'and'
  let only: Bool<Leaf> | undefined
  let count = 0
  let isFlat = true
  for (const arg of args) {
    if (arg.kind === 'const') {
      if (arg.value !== neutral) return arg
      continue
    }
    only = arg
    count++
    if (arg.kind === kind) isFlat = false
  }
  if (only === undefined) return neutral ? TRUE : FALSE
  // The argument itself: caches by tree then work for every target.
  if (count === 1) return only
  return { kind, args: isFlat && count === args.length ? args : flattened(kind, args) }
}

/** Lists the parts of a group of a kind, without constants. */
function flattened<Leaf>(kind: 'and' | 'or', args: readonly Bool<Leaf>[]): readonly Bool<Leaf>[] {
  const flat: Bool<Leaf>[] = []
  for (const arg of args) {
    if (arg.kind === kind) for (const inner of arg.args) flat.push(inner)
    else if (arg.kind !== 'const') flat.push(arg)
  }
  return flat
}

/** Rebuilds the tree with each leaf replaced. `positive` is false under an odd number of negations. */
export function mapLeaves<A, B>(
  tree: Bool<A>,
  replace: (leaf: A, positive: boolean) => Bool<B>,
  positive = true,
): Bool<B> {
  switch (tree.kind) {
    case 'const':
      return tree
    case 'leaf':
      return replace(tree.leaf, positive)
    case 'not':
      return not(mapLeaves(tree.arg, replace, !positive))
    case 'and':
    case 'or':
      return group(
        tree.kind,
        tree.args.map((arg) => mapLeaves(arg, replace, positive)),
      )
  }
}

/**
 * Rebuilds the tree with each leaf replaced or removed. A group loses the removed argument and keeps the others.
 * Returns `undefined` if nothing is left.
 *
 * @example
 * replaceLeaves(and([leaf(1), not(leaf(2))]), (n) => (n === 2 ? undefined : leaf(n))) // leaf(1)
 */
export function replaceLeaves<A, B>(tree: Bool<A>, replace: (leaf: A) => Bool<B> | undefined): Bool<B> | undefined {
  switch (tree.kind) {
    case 'const':
      return tree
    case 'leaf':
      return replace(tree.leaf)
    case 'not': {
      const arg = replaceLeaves(tree.arg, replace)
      return arg && not(arg)
    }
    case 'and':
    case 'or': {
      const args = tree.args.map((arg) => replaceLeaves(arg, replace)).filter((arg) => arg !== undefined)
      return args.length === 0 ? undefined : group(tree.kind, args)
    }
  }
}

/** Calls `visit` for each leaf, from left to right. */
export function forEachLeaf<Leaf>(tree: Bool<Leaf>, visit: (leaf: Leaf) => void): void {
  switch (tree.kind) {
    case 'const':
      return
    case 'leaf':
      visit(tree.leaf)
      return
    case 'not':
      forEachLeaf(tree.arg, visit)
      return
    case 'and':
    case 'or':
      for (const arg of tree.args) forEachLeaf(arg, visit)
  }
}

/** Lists the leaves of a tree, from left to right. */
export function leavesOf<Leaf>(tree: Bool<Leaf>): readonly Leaf[] {
  const leaves: Leaf[] = []
  forEachLeaf(tree, (leaf) => void leaves.push(leaf))
  return leaves
}

/** Counts the leaves of a tree. */
export function countLeaves(tree: Bool<unknown>): number {
  let count = 0
  forEachLeaf(tree, () => count++)
  return count
}

/** True if at least one leaf passes the test. */
export function someLeaf<Leaf>(tree: Bool<Leaf>, test: (leaf: Leaf) => boolean): boolean {
  switch (tree.kind) {
    case 'const':
      return false
    case 'leaf':
      return test(tree.leaf)
    case 'not':
      return someLeaf(tree.arg, test)
    case 'and':
    case 'or':
      for (const arg of tree.args) if (someLeaf(arg, test)) return true
      return false
  }
}

/** Evaluates a tree whose leaves are true if they pass the test. Leaves that do not decide the result are not tested. */
export function holds<Leaf>(tree: Bool<Leaf>, test: (leaf: Leaf) => boolean): boolean {
  switch (tree.kind) {
    case 'const':
      return tree.value
    case 'leaf':
      return test(tree.leaf)
    case 'not':
      return !holds(tree.arg, test)
    case 'and':
      return tree.args.every((arg) => holds(arg, test))
    case 'or':
      return tree.args.some((arg) => holds(arg, test))
  }
}
