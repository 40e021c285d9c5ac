/** A run of equal, removed or added items. */
export interface DifferencePart<Item> {
  readonly kind: 'same' | 'removed' | 'added'
  readonly items: readonly Item[]
}

/** Most changed items that are compared one by one; beyond it, the rest counts as replaced. */
const MAX_CHANGES = 1_000

/**
 * Compares two sequences, such as lines or words: the smallest list of removals and additions that turns `before` into
 * `after` (Myers, "An O(ND) Difference Algorithm", 1986). Very different sequences are replaced as a whole.
 *
 * @example
 * difference(['a', 'b'], ['a', 'c']).map(({ kind }) => kind) // ['same', 'removed', 'added']
 */
export function difference<Item>(before: readonly Item[], after: readonly Item[]): readonly DifferencePart<Item>[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const steps = changedSteps(before.slice(start, before.length - end), after.slice(start, after.length - end))
  const same = (items: readonly Item[]) => items.map((item) => ({ kind: 'same' as const, item }))
  return joined([...same(before.slice(0, start)), ...steps, ...same(before.slice(before.length - end))])
}

interface Step<Item> {
  readonly kind: DifferencePart<Item>['kind']
  readonly item: Item
}

function changedSteps<Item>(before: readonly Item[], after: readonly Item[]): readonly Step<Item>[] {
  const trace = furthestPaths(before, after)
  if (trace === undefined) {
    return [
      ...before.map((item) => ({ kind: 'removed' as const, item })),
      ...after.map((item) => ({ kind: 'added' as const, item })),
    ]
  }
  const steps: Step<Item>[] = []
  let [x, y] = [before.length, after.length]
  for (let changes = trace.length - 1; changes >= 0; changes--) {
    const furthest = trace[changes] ?? new Map<number, number>()
    const previous = previousDiagonal(furthest, x - y, changes)
    const [fromX, fromY] = changes === 0 ? [0, 0] : startOf(furthest, previous)
    for (; x > fromX && y > fromY; x--, y--) steps.push({ kind: 'same', item: before[x - 1] as Item })
    if (changes === 0) break
    steps.push(
      x === fromX ? { kind: 'added', item: after[y - 1] as Item } : { kind: 'removed', item: before[x - 1] as Item },
    )
    ;[x, y] = [fromX, fromY]
  }
  return steps.reverse()
}

const startOf = (furthest: ReadonlyMap<number, number>, diagonal: number): readonly [number, number] => {
  const x = furthest.get(diagonal) ?? 0
  return [x, x - diagonal]
}

/** Returns the furthest x of each diagonal before each number of changes; undefined if there are too many changes. */
function furthestPaths<Item>(
  before: readonly Item[],
  after: readonly Item[],
): readonly ReadonlyMap<number, number>[] | undefined {
  const furthest = new Map<number, number>([[1, 0]])
  const trace: ReadonlyMap<number, number>[] = []
  for (let changes = 0; changes <= MAX_CHANGES; changes++) {
    trace.push(new Map(furthest))
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const previous = previousDiagonal(furthest, diagonal, changes)
      let x = (furthest.get(previous) ?? 0) + (previous < diagonal ? 1 : 0)
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++
      furthest.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return trace
    }
  }
  return undefined
}

/** Returns the diagonal from which the furthest path to `diagonal` comes: the one above adds, the one below removes. */
function previousDiagonal(furthest: ReadonlyMap<number, number>, diagonal: number, changes: number): number {
  const isFromAbove =
    diagonal === -changes ||
    (diagonal !== changes && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1))
  return isFromAbove ? diagonal + 1 : diagonal - 1
}

function joined<Item>(steps: readonly Step<Item>[]): readonly DifferencePart<Item>[] {
  const parts: { readonly kind: Step<Item>['kind']; readonly items: Item[] }[] = []
  for (const { kind, item } of steps) {
    const last = parts.at(-1)
    if (last?.kind === kind) last.items.push(item)
    else parts.push({ kind, items: [item] })
  }
  return parts
}
