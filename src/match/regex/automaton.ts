import { type Alphabet, classOf, openAlphabet } from './alphabet.js'
import { hasCharacter } from './character-set.js'
import { conditionsAt, type Side } from './place.js'
import type { Program } from './program.js'

/**
 * A deterministic automaton whose states are built when they are reached.
 *
 * Russ Cox, “Regular Expression Matching in the Wild”: https://swtch.com/~rsc/regexp/regexp3.html
 */
export interface Automaton {
  readonly program: Program
  readonly alphabet: Alphabet
  readonly hasAssertions: boolean
  start: State | undefined
  /** By the steps that they consist of. */
  readonly states: Map<string, State>
  /** The size of all states, in numbers. */
  cells: number
}

/** A set of steps between two characters. */
export interface State {
  readonly id: number
  /** The steps after the last character, before `either` and `assert` are followed. */
  readonly seeds: readonly number[]
  readonly before: Side
  /** True if no text leads on from here to a match. */
  readonly isDead: boolean
  /** True if every text does. */
  readonly isUniversal: boolean
  /** The states after each class of characters. */
  readonly next: (State | undefined)[]
  accepts: boolean | undefined
}

/** Opens the automaton of a program, without states. */
export const openAutomaton = (program: Program): Automaton => ({
  program,
  alphabet: openAlphabet(program),
  hasAssertions: program.steps.some(({ kind }) => kind === 'assert'),
  start: undefined,
  states: new Map(),
  cells: 0,
})

/** Returns the state before the first character. */
export function startOf(automaton: Automaton): State {
  automaton.start ??= stateOf(automaton, [automaton.program.start], 'edge')
  return automaton.start
}

/** Returns the state after a character. */
export function stateAfter(automaton: Automaton, state: State, character: number): State {
  const { alphabet, program } = automaton
  const at = classOf(alphabet, character)
  const known = state.next[at]
  if (known !== undefined) return known
  const side = alphabet.sides[at] ?? 'other'
  const seeds = new Set<number>()
  for (const step of closure(automaton, state, side)) {
    const entry = program.steps[step]
    if (entry?.kind === 'character' && hasCharacter(entry.set, character)) seeds.add(entry.out)
  }
  const next = stateOf(automaton, withoutPast(program, seeds), side)
  state.next[at] = next
  return next
}

/** True if the text may end here. */
export function isAccepting(automaton: Automaton, state: State): boolean {
  state.accepts ??= closure(automaton, state, 'edge').some((step) => automaton.program.steps[step]?.kind === 'match')
  return state.accepts
}

/** Removes all states. Returns the given one as the first of the new ones. */
export function forgetStates(automaton: Automaton, { seeds, before }: State): State {
  automaton.states.clear()
  automaton.start = undefined
  automaton.cells = 0
  return stateOf(automaton, seeds, before)
}

function stateOf(automaton: Automaton, seeds: readonly number[], before: Side): State {
  const { everything } = automaton.program
  const isUniversal = everything !== undefined && seeds.includes(everything)
  const kept = isUniversal ? [everything] : seeds
  const side = automaton.hasAssertions && !isUniversal ? before : 'other'
  const key = `${side} ${kept.join(' ')}`
  const known = automaton.states.get(key)
  if (known !== undefined) return known
  const state: State = {
    id: automaton.states.size,
    seeds: kept,
    before: side,
    isDead: kept.length === 0,
    isUniversal,
    next: Array<State | undefined>(automaton.alphabet.sides.length).fill(undefined),
    accepts: undefined,
  }
  automaton.states.set(key, state)
  automaton.cells += state.next.length + kept.length
  return state
}

/** Removes the steps before the last barrier reached, and sorts the others. */
function withoutPast({ barriers }: Program, seeds: ReadonlySet<number>): readonly number[] {
  const last = barriers.findLast((barrier) => seeds.has(barrier)) ?? -1
  return [...seeds].filter((seed) => seed >= last).sort((a, b) => a - b)
}

/** Follows `either` and `assert` from the steps of a state. */
function closure(
  { program: { steps }, hasAssertions }: Automaton,
  { seeds, before }: State,
  after: Side,
): readonly number[] {
  const conditions = hasAssertions ? conditionsAt(before, after) : 0
  const reached = new Set<number>(seeds)
  // A set can grow while it is iterated.
  for (const at of reached) {
    const step = steps[at]
    if (step?.kind === 'either') reached.add(step.out).add(step.other)
    else if (step?.kind === 'assert' && (step.conditions & ~conditions) === 0) reached.add(step.out)
  }
  return [...reached]
}
