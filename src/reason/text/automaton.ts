import { type CharacterSet, hasCharacter, rangeOf, rangeStarts } from './character-set.js'
import { conditionsAt, type Side, sideOf } from './place.js'
import type { Program } from './program.js'

/** A deterministic automaton whose states are built when they are reached. */
export interface Automaton {
  readonly program: Program
  readonly hasAssertions: boolean
  /** First characters of the ranges that the automaton distinguishes. */
  readonly starts: readonly number[]
  /** The class of each range. Characters of one class lead to the same states. */
  readonly classes: readonly number[]
  readonly sides: readonly Side[]
  readonly states: State[]
  readonly byKey: Map<string, State>
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

const WORD: CharacterSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]
const LINE_BREAK: CharacterSet = [0x0a, 0x0a]

export function openAutomaton(program: Program): Automaton {
  const hasAssertions = program.steps.some(({ kind }) => kind === 'assert')
  const used = program.steps.flatMap((step) => (step.kind === 'character' ? [step.set] : []))
  const all = hasAssertions ? [...used, WORD, LINE_BREAK] : used
  const sets = [...new Map([...new Set(all)].map((set) => [set.join(' '), set])).values()]
  const starts = rangeStarts(sets)
  const signatures = new Map<string, number>()
  const sides: Side[] = []
  const classes = starts.map((start) => {
    const signature = sets.map((set) => (hasCharacter(set, start) ? '1' : '0')).join('')
    const known = signatures.get(signature)
    if (known !== undefined) return known
    signatures.set(signature, sides.length)
    sides.push(hasAssertions ? sideOf(start) : 'other')
    return sides.length - 1
  })
  return { program, hasAssertions, starts, classes, sides, states: [], byKey: new Map() }
}

export const startOf = (automaton: Automaton): State => stateOf(automaton, [automaton.program.start], 'edge')

export const classOf = ({ starts, classes }: Automaton, character: number): number =>
  classes[rangeOf(starts, character)] ?? 0

/** Returns the state after a character. */
export function stateAfter(automaton: Automaton, state: State, character: number): State {
  const at = classOf(automaton, character)
  const known = state.next[at]
  if (known !== undefined) return known
  const side = automaton.sides[at] ?? 'other'
  const seeds = new Set<number>()
  for (const step of closure(automaton, state, side)) {
    const { steps } = automaton.program
    const entry = steps[step]
    if (entry?.kind === 'character' && hasCharacter(entry.set, character)) seeds.add(entry.out)
  }
  const next = stateOf(automaton, withoutPast(automaton.program, seeds), side)
  state.next[at] = next
  return next
}

/** True if the text may end here. */
export function isAccepting(automaton: Automaton, state: State): boolean {
  state.accepts ??= closure(automaton, state, 'edge').some((step) => automaton.program.steps[step]?.kind === 'match')
  return state.accepts
}

function stateOf(automaton: Automaton, seeds: readonly number[], before: Side): State {
  const { everything } = automaton.program
  const isUniversal = everything !== undefined && seeds.includes(everything)
  const kept = isUniversal ? [everything] : seeds
  const side = automaton.hasAssertions && !isUniversal ? before : 'other'
  const key = `${side} ${kept.join(' ')}`
  const known = automaton.byKey.get(key)
  if (known !== undefined) return known
  const id = automaton.states.length
  const isDead = kept.length === 0
  const state = { id, seeds: kept, before: side, isDead, isUniversal, next: [], accepts: undefined }
  automaton.states.push(state)
  automaton.byKey.set(key, state)
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
