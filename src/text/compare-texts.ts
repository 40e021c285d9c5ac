/**
 * Compares texts by their UTF-16 code units, as `sort` does by default, so that the order is the same in every language.
 *
 * @example
 * ['b', 'B', 'a'].sort(compareTexts) // ['B', 'a', 'b']
 */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
