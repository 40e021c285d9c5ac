import { expect, test } from 'vitest'
import { stepsOf } from './steps.js'

/** Work on an input of some size. Preparations in the outer function are not counted. */
export type Work = (size: number) => () => unknown

/** Tests that twice the input takes at most about twice the steps, from `size` on. */
export function growsLinearly(name: string, size: number, work: Work): void {
  test(`${name}: twice the input, at most about twice the steps`, () => {
    const [first, small, large] = [size + 1, size, 2 * size].map((size) => work(size))
    // Work that is done only once, such as making tables, is no part of the growth. This size differs from the others, so
    // that no cache knows their texts.
    const [few = 0, many = 0] = stepsOf([small!, large!], first)
    expect(few).toBeGreaterThan(size) // Otherwise the steps are elsewhere, and the claim is empty.
    expect(many / few).toBeLessThan(2.4) // A balanced tree of N parts takes log N steps more.
  })
}

/** A YAML list of different texts, one per line, with the given indentation. */
export const listOf = (count: number, indent: number, begin = 'v'): string =>
  Array.from({ length: count }, (_, at) => `\n${' '.repeat(indent)}- ${begin}${at}`).join('')
