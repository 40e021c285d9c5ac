import { classOf } from '../../match/regex/alphabet.js'
import { type Automaton, isAccepting, type State, startOf, stateAfter } from '../../match/regex/automaton.js'
import { isSurrogate } from '../../match/regex/character-set.js'
import type { Program } from '../../match/regex/program.js'
import { type Budget, spend } from '../budget.js'
import { MAX_AUTOMATON_STATES, PROGRAM_STEPS_PER_STEP } from '../reason-limits.js'

/** The characters of an example that are easiest to read, in this order. */
const PLAIN = [...'xabcdefghijklmnopqrstuvwyzXABCDEFGHIJKLMNOPQRSTUVWYZ0123456789 -_./\\:'].map(
  (character) => character.codePointAt(0) ?? 0,
)

/** A reached combination of states, one of each automaton. */
interface Reached {
  readonly states: readonly State[]
  readonly from: Reached | undefined
  readonly character: number
}

/**
 * Finds a shortest text that all automata in `accepting` accept and none in `rejecting`. Returns `none` if there is
 * no such text, and `unknown` if the budget is used up or an automaton has too many states.
 */
export function shortestText(
  accepting: readonly Automaton[],
  rejecting: readonly Automaton[],
  budget: Budget,
): { readonly text: string } | 'none' | 'unknown' {
  const all = [...accepting, ...rejecting]
  const isHopeless = (states: readonly State[]): boolean =>
    states.some((state, at) => (at < accepting.length ? state.isDead : state.isUniversal))
  const isFound = (states: readonly State[]): boolean =>
    all.every((automaton, at) => isAccepting(automaton, states[at] as State) === at < accepting.length)
  const first: Reached = { states: all.map(startOf), from: undefined, character: 0 }
  if (isHopeless(first.states)) return 'none'
  const alphabet = representatives(all)
  const cost = 1 + alphabet.length * all.reduce((sum, { program }) => sum + costOf(program), 0)
  const seen = new Set<string>([keyOf(first.states)])
  const queue = [first]
  for (const reached of queue) {
    if (isFound(reached.states)) return { text: textTo(reached) }
    if (!spend(budget, cost) || all.some(({ states }) => states.size > MAX_AUTOMATON_STATES)) return 'unknown'
    for (const character of alphabet) {
      const states = all.map((automaton, at) => stateAfter(automaton, reached.states[at] as State, character))
      if (isHopeless(states)) continue
      const key = keyOf(states)
      if (seen.has(key)) continue
      seen.add(key)
      queue.push({ states, from: reached, character })
    }
  }
  return 'none'
}

const costOf = ({ steps }: Program): number => 1 + Math.floor(steps.length / PROGRAM_STEPS_PER_STEP)

const keyOf = (states: readonly State[]): string => states.map(({ id }) => id).join(' ')

function textTo(end: Reached): string {
  const characters: number[] = []
  for (let at = end; at.from !== undefined; at = at.from) characters.push(at.character)
  return characters
    .reverse()
    .map((character) => String.fromCodePoint(character))
    .join('')
}

/** Lists one character for each combination of classes, a plain one where possible. */
function representatives(all: readonly Automaton[]): readonly number[] {
  const starts = [...new Set(all.flatMap((automaton) => automaton.alphabet.starts))].sort((a, b) => a - b)
  const combinations = new Map<string, number>()
  for (const character of [...PLAIN, ...starts]) {
    if (isSurrogate(character)) continue
    const key = all.map((automaton) => classOf(automaton.alphabet, character)).join(' ')
    if (!combinations.has(key)) combinations.set(key, character)
  }
  return [...combinations.values()]
}
