import { MAX_SEARCH_CELLS } from '../matching-limits.js'
import { type Automaton, forgetStates, isAccepting, type State, startOf, stateAfter } from './automaton.js'

/**
 * True if the automaton accepts the text. Each character builds one state at most, so the time is linear in the text,
 * whatever the expression.
 */
export function acceptsText(automaton: Automaton, text: string): boolean {
  const { asciiClasses } = automaton.alphabet
  let state = startOf(automaton)
  for (let at = 0; at < text.length; at++) {
    if (state.isUniversal || state.isDead) return state.isUniversal
    const unit = text.charCodeAt(at)
    const known = unit < 128 ? state.next[asciiClasses[unit] ?? 0] : undefined
    if (known !== undefined) {
      state = known
      continue
    }
    const character = text.codePointAt(at) ?? unit
    if (character > LAST_UNIT) at++
    state = withinLimit(automaton, stateAfter(automaton, state, character))
  }
  return isAccepting(automaton, state)
}

/** The last character that is one UTF-16 unit. */
const LAST_UNIT = 0xffff

const withinLimit = (automaton: Automaton, state: State): State =>
  automaton.cells > MAX_SEARCH_CELLS ? forgetStates(automaton, state) : state
