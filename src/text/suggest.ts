import { SUGGESTION_BUDGET } from './internal-limits.js'

/** Suggests the known name nearest to a mistaken one, as `did you mean …?`. Returns `undefined` if none is near. */
export function didYouMean(mistaken: string, known: Iterable<string>, budget?: SuggestionBudget): string | undefined {
  const best = nearest(mistaken, known, budget)
  return best === undefined ? undefined : `did you mean \`${best}\`?`
}

/** A suggestion in a message or a help: the known name, and the mistaken one if the text states it. */
export interface Suggestion {
  readonly name: string
  readonly insteadOf: string | undefined
}

/**
 * Finds the suggestion in a text that contains one.
 *
 * @example
 * suggestionIn('did you mean `title` instead of `titel`?') // { name: 'title', insteadOf: 'titel' }
 */
export function suggestionIn(text: string | undefined): Suggestion | undefined {
  const match = /did you mean `([^`]+)`(?: instead of `([^`]+)`)?\?/.exec(text ?? '')
  return match === null ? undefined : { name: match[1] ?? '', insteadOf: match[2] }
}

/** Remaining budget of a search for names, in comparisons of characters. */
export interface SuggestionBudget {
  remaining: number
}

/** Returns a new budget. */
export const openSuggestionBudget = (): SuggestionBudget => ({ remaining: SUGGESTION_BUDGET })

/**
 * Returns a `didYouMean` for many mistaken names over the same known ones. Suggests nothing once a shared budget is
 * spent.
 *
 * @example
 * suggester(['selection'])('seleciton') // 'did you mean `selection`?'
 */
export function suggester(known: Iterable<string>): (mistaken: string) => string | undefined {
  const budget = openSuggestionBudget()
  return (mistaken) => didYouMean(mistaken, known, budget)
}

/** Finds the known name with the smallest edit distance, if it is near enough to be a typing mistake. */
export function nearest(
  mistaken: string,
  known: Iterable<string>,
  budget = openSuggestionBudget(),
): string | undefined {
  if (mistaken === '') return undefined
  const lowerCased = mistaken.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(Math.min(mistaken.length, 40) * 0.4)) + 1
  for (const name of known) {
    if (budget.remaining <= 0) return best
    const distance = editDistance(lowerCased, name, bestDistance, budget)
    if (distance < bestDistance) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

/**
 * Finds a known name within one typing mistake, or two in a long name: near enough to report an unknown name as a
 * misspelling.
 */
export function nearMisspelling(mistaken: string, known: readonly string[]): string | undefined {
  const lowerCased = mistaken.toLowerCase()
  const maxDistance = mistaken.length < 3 ? 0 : mistaken.length < 8 ? 1 : 2
  return known.find((name) => editDistance(lowerCased, name, maxDistance + 1, openSuggestionBudget()) <= maxDistance)
}

/**
 * Counts the insertions, deletions, replacements and swaps of neighbours that turn `a` into `name`,
 * case-insensitively. Returns `limit` if there are at least as many.
 */
function editDistance(a: string, name: string, tooFar: number, budget: SuggestionBudget): number {
  budget.remaining--
  if (Math.abs(a.length - name.length) >= tooFar) return tooFar
  const b = name.toLowerCase()
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    budget.remaining -= b.length
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        at(above, j) + 1,
        at(row, j - 1) + 1,
        at(above, j - 1) + (same ? 0 : 1),
        swapped ? at(before, j - 2) + 1 : tooFar,
      )
    }
    if (Math.min(...row) >= tooFar) return tooFar
    before = above
    above = row
  }
  return at(above, b.length)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY
