/** A first-in, first-out queue. */
export interface Queue<Item> {
  readonly size: number
  readonly add: (item: Item) => void
  readonly first: () => Item | undefined
  readonly drop: () => void
}

/** Opens a queue with constant amortized time per operation: dropped items are removed when they outnumber the rest. */
export function openQueue<Item>(): Queue<Item> {
  let items: Item[] = []
  let start = 0
  return {
    get size() {
      return items.length - start
    },
    add: (item) => void items.push(item),
    first: () => items[start],
    drop: () => {
      start++
      if (start * 2 <= items.length) return
      items = items.slice(start)
      start = 0
    },
  }
}
