import fc from 'fast-check'

/**
 * Decisions for code that builds a value from another generated value: `choose(3)` is 0, 1 or 2. They shrink towards 0.
 */
export type Choose = (below: number) => number

/** The decisions themselves; `chooser` reads them cyclically. */
export const choices = fc.array(fc.nat({ max: 5039 }), { minLength: 1, maxLength: 12, size: 'max' })

export function chooser(choices: readonly number[]): Choose {
  let at = 0
  return (below) => {
    const round = Math.floor(at / choices.length)
    const choice = (choices[at++ % choices.length] ?? 0) + round
    return choice % below
  }
}

export const pick = <T>(choose: Choose, items: readonly [T, ...T[]]): T => items[choose(items.length)] ?? items[0]
