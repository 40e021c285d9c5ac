import { isAny, isOne, type Pattern, type PatternPart, placeholders } from './pattern.js'

/**
 * Compiles a pattern to a test of whole texts. Time is proportional to the length of the text times that of the
 * pattern.
 */
export function compileGlob(pattern: Pattern, cased: boolean): (text: string) => boolean {
  const test = compileFoldedGlob(pattern, cased)
  return cased ? test : (text) => test(foldCase(text))
}

/**
 * Like `compileGlob`, but unless `cased` the caller passes texts through `foldCase`, so that many patterns share one
 * folded text.
 */
export function compileFoldedGlob(pattern: Pattern, cased: boolean): (text: string) => boolean {
  const fold = cased ? (text: string) => text : foldCase
  if (placeholders(pattern).length > 0) return () => false
  // The parts between the stars.
  const runs: PatternPart[][] = [[]]
  for (const part of pattern) {
    if (isAny(part)) runs.push([])
    else runs.at(-1)?.push(part)
  }
  if (!pattern.some(isOne)) {
    const texts = runs.map((run) => fold(run.join('')))
    return literalRuns(texts)
  }
  // Characters are code points, so that `?` never matches half of one; a null matches any character.
  const characters = runs.map((run) =>
    run.flatMap((part) => (typeof part === 'string' ? Array.from(fold(part)) : [null])),
  )
  return (text) => matchRuns(characters, Array.from(text))
}

/** Without single-character wildcards, plain text search is enough. */
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
      const position = text.indexOf(run, at)
      if (position === -1 || position + run.length > end) return false
      at = position + run.length
    }
    return true
  }
}

type Run = readonly (string | null)[]

/**
 * Matches each run at its first possible position: if the rest fits at any position, it also fits after the first
 * one.
 */
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

/** Converts to lower case, character by character. Never changes the number of characters, in any language. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase()
  if (/^[\0-\x7f]*$/.test(text)) return lower
  return Array.from(text, (char) => {
    const folded = char.toLowerCase()
    return folded.length === char.length ? folded : char
  }).join('')
}
