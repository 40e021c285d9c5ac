import type { Input } from '../input/input.js'
import { readInput } from '../input/read-input.js'

/** Keeps an input at the current entry of the browser's history, for a reload and for the way back to the page. */
export function keepInput(input: Input): void {
  try {
    history.replaceState({ input }, '')
  } catch {
    // Browsers limit the size of an entry. An older input would be a surprise.
    history.replaceState(null, '')
  }
}

/** Returns the input that was kept at the current entry of the browser's history; `undefined` if there is none. */
export const keptInput = (): Input | undefined => readInput(history.state?.input)
