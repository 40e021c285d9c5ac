/** First in, first out. */
export interface Queue<Item> {
  readonly size: number
  readonly add: (item: Item) => void
  readonly first: () => Item | undefined
  readonly drop: () => void
}

/** Each step takes the same time on average: what has been dropped is cleared away when it is more than what is left. */
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
