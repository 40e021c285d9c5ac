import type { Remark } from '../answer/answer.js'

/** Returns the text after the fix of a remark; `undefined` if it has none, or if it does not fit the text. */
export function applyFix(text: string, { fix }: Pick<Remark, 'fix'>): string | undefined {
  if (fix === null || fix.edits.some(({ from, to }) => from < 0 || to < from || to > text.length)) return undefined
  return fix.edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((current, { from, to, insert }) => current.slice(0, from) + insert + current.slice(to), text)
}
