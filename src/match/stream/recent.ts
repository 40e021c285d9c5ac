/** Recently seen keys, each with a value. */
export interface Recent<Key, Kept> {
  readonly size: number
  readonly get: (key: Key) => Kept | undefined
  /** Records that a key is seen, at a time that is never before that of other keys. */
  readonly see: (key: Key, time: number, kept: Kept) => void
  /** Forgets the keys last seen before a time. */
  readonly forget: (before: number) => void
  readonly values: () => readonly Kept[]
}

interface Seen<Key, Kept> {
  readonly key: Key
  readonly time: number
  readonly kept: Kept
  earlier: Seen<Key, Kept> | undefined
  later: Seen<Key, Kept> | undefined
}

/**
 * Opens a table with constant time per operation, regardless of the number of keys. The keys form a linked list in
 * the order in which they were last seen, since finding the first key of a `Map` skips over each deleted one.
 */
export function openRecent<Key, Kept>(): Recent<Key, Kept> {
  const byKey = new Map<Key, Seen<Key, Kept>>()
  let first: Seen<Key, Kept> | undefined
  let last: Seen<Key, Kept> | undefined
  const drop = ({ earlier, later }: Seen<Key, Kept>): void => {
    if (earlier === undefined) first = later
    else earlier.later = later
    if (later === undefined) last = earlier
    else later.earlier = earlier
  }
  return {
    get size() {
      return byKey.size
    },
    get: (key) => byKey.get(key)?.kept,
    see: (key, time, kept) => {
      const previous = byKey.get(key)
      if (previous !== undefined) drop(previous)
      const seen: Seen<Key, Kept> = { key, time, kept, earlier: last, later: undefined }
      if (last === undefined) first = seen
      else last.later = seen
      last = seen
      byKey.set(key, seen)
    },
    forget: (before) => {
      while (first !== undefined && first.time < before) {
        byKey.delete(first.key)
        drop(first)
      }
    },
    values: () => Array.from(byKey.values(), ({ kept }) => kept),
  }
}
