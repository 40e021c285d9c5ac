import { isAny, isOne, type Pattern, type PatternPart, placeholders } from './pattern.js'

/** Tests whole texts against a pattern. Time grows with the length of the text times that of the pattern, never faster. */
export function compileGlob(pattern: Pattern, cased: boolean): (text: string) => boolean {
  const test = compileFoldedGlob(pattern, cased)
  return cased ? test : (text) => test(foldCase(text))
}

/** The same for texts that have gone through `foldCase` if letter case does not count: many patterns share the work for a text. */
export function compileFoldedGlob(pattern: Pattern, cased: boolean): (text: string) => boolean {
  const fold = cased ? (text: string) => text : foldCase
  if (placeholders(pattern).length > 0) return () => false
  // What stands between the stars.
  const runs: PatternPart[][] = [[]]
  for (const part of pattern) {
    if (isAny(part)) runs.push([])
    else runs.at(-1)?.push(part)
  }
  if (!pattern.some(isOne)) {
    const texts = runs.map((run) => fold(run.join('')))
    return literalRuns(texts)
  }
  // Characters are code points, so that `?` is never half of one; a null stands for any.
  const characters = runs.map((run) =>
    run.flatMap((part) => (typeof part === 'string' ? Array.from(fold(part)) : [null])),
  )
  return (text) => matchRuns(characters, Array.from(text))
}

/** Without single-character wildcards, plain text search does it. */
function literalRuns(runs: readonly string[]): (text: string) => boolean {
  const first = runs[0] ?? ''
  if (runs.length === 1) return (text) => text === first
  const last = runs.at(-1) ?? ''
  const middle = runs.slice(1, -1)
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false
    let at = first.length
    const end = text.length - last.length
    for (const run of middle) {
      const found = text.indexOf(run, at)
      if (found === -1 || found + run.length > end) return false
      at = found + run.length
    }
    return true
  }
}

type Run = readonly (string | null)[]

/** Each run at its first possible place after the one before: if the rest fits at all, it fits then. */
function matchRuns(runs: readonly Run[], text: readonly string[]): boolean {
  const first = runs[0] ?? []
  if (!fits(first, text, 0)) return false
  if (runs.length === 1) return first.length === text.length
  const last = runs.at(-1) ?? []
  const end = text.length - last.length
  let at = first.length
  for (const run of runs.slice(1, -1)) {
    while (at + run.length <= end && !fits(run, text, at)) at++
    at += run.length
    if (at > end) return false
  }
  return at <= end && fits(last, text, end)
}

function fits(run: Run, text: readonly string[], at: number): boolean {
  if (at + run.length > text.length) return false
  for (let i = 0; i < run.length; i++) if (run[i] !== null && run[i] !== text[at + i]) return false
  return true
}

/** Lower case, character by character: a text keeps its number of characters, whatever its language. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase()
  if (/^[\0-\x7f]*$/.test(text)) return lower
  return Array.from(text, (char) => {
    const folded = char.toLowerCase()
    return folded.length === char.length ? folded : char
  }).join('')
}
