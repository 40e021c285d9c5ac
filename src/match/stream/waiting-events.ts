import type { Json } from '../../ir/json.js'

/** An event with its time in milliseconds since 1970. */
export interface DatedEvent {
  readonly time: number
  readonly event: Json
}

/** Unordered events that are taken in the order of their times; events of equal time in the order of arrival. */
export interface WaitingEvents<Dated extends DatedEvent> {
  readonly size: number
  readonly add: (dated: Dated) => void
  /** Removes the earliest event, unless it is later than `until`. */
  readonly take: (until: number) => Dated | undefined
}

/** Opens a binary heap: each operation takes logarithmic time. */
export function openWaitingEvents<Dated extends DatedEvent>(): WaitingEvents<Dated> {
  const heap: Numbered<Dated>[] = []
  let next = 0
  const isBefore = (a: number, b: number): boolean => precedes(heap[a], heap[b])
  const swap = (a: number, b: number): void => {
    const [first, second] = [heap[a], heap[b]]
    if (first === undefined || second === undefined) return
    heap[a] = second
    heap[b] = first
  }
  const rise = (from: number): void => {
    for (let at = from; at > 0 && isBefore(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1)
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      const child = isBefore(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1
      if (!isBefore(child, at)) return
      swap(at, child)
      at = child
    }
  }
  return {
    get size() {
      return heap.length
    },
    add: (dated) => {
      heap.push({ dated, number: next++ })
      rise(heap.length - 1)
    },
    take: (until) => {
      const [first] = heap
      if (first === undefined || first.dated.time > until) return undefined
      swap(0, heap.length - 1)
      heap.pop()
      sink()
      return first.dated
    },
  }
}

/** An event with the number of its arrival. */
interface Numbered<Dated extends DatedEvent> {
  readonly dated: Dated
  readonly number: number
}

/** True if the first event is taken before the second. A missing event comes last. */
function precedes<Dated extends DatedEvent>(
  first: Numbered<Dated> | undefined,
  second: Numbered<Dated> | undefined,
): boolean {
  if (first === undefined || second === undefined) return first !== undefined
  const difference = first.dated.time - second.dated.time
  return difference < 0 || (difference === 0 && first.number < second.number)
}
