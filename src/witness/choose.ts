/** A source of pseudo-random decisions: `choose(3)` is 0, 1 or 2. */
export type Choose = (below: number) => number

/** Creates the generator “mulberry32”: small, and good enough to pick samples. */
export function seeded(seed: number): Choose {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Hashes a text to a number, so that each rule has a seed independent of the rules before it. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Shuffles items. */
export function shuffled<T>(items: readonly T[], choose: Choose): T[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = choose(at + 1)
    const [a, b] = [mixed[at] as T, mixed[other] as T]
    mixed[at] = b
    mixed[other] = a
  }
  return mixed
}
