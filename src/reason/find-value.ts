import type { Json } from '../ir/json.js'
import { type Automaton, openAutomaton } from '../match/regex/automaton.js'
import { type Budget, spend } from './budget.js'
import { MAX_KEPT_TEXTS, MAX_TRIED_STEPS, MAX_TRIED_TEXTS, TESTS_PER_STEP } from './reason-limits.js'
import { coversPlainly } from './text/covers-plainly.js'
import { familyValues } from './text/family-values.js'
import { globProgram } from './text/glob-program.js'
import { shortestText } from './text/shortest-text.js'
import type { TextTest } from './text/text-test.js'

/**
 * A value, or the proof that there is none: the rejecting tests that suffice to exclude every value. `unknown` if the
 * budget is used up, or if the tests cannot be compared exactly.
 */
export type FoundValue = { readonly value: Json } | { readonly excludedBy: readonly TextTest[] } | 'unknown'

/**
 * Finds a value that passes all tests in `accepting`, of which there is at least one, and none in `rejecting`. `extra`
 * are further values to try first.
 */
export function findValue(
  accepting: readonly TextTest[],
  rejecting: readonly TextTest[],
  budget: Budget,
  extra: readonly Json[] = [],
): FoundValue {
  const search: Search = { accepting, rejecting, budget }
  const candidates = [...accepting.flatMap((test) => [...test.found, ...test.candidates]), ...extra]
  const tried = candidates.find((value) => passes(search, value))
  if (budget.remaining < 0) return 'unknown'
  if (tried !== undefined) return { value: tried }
  const finite = accepting.find(({ isListed }) => isListed)
  if (finite !== undefined) return { excludedBy: firstRejecting(search, finite.candidates) }
  const covering = rejecting.find((wide) => accepting.some((narrow) => coversPlainly(wide, narrow)))
  if (covering !== undefined) return { excludedBy: [covering] }
  return findInFamily(search) ?? findByAutomata(search)
}

interface Search {
  readonly accepting: readonly TextTest[]
  readonly rejecting: readonly TextTest[]
  readonly budget: Budget
}

function passes({ accepting, rejecting, budget }: Search, value: Json): boolean {
  if (!spend(budget, 1 + Math.ceil(rejecting.length / TESTS_PER_STEP))) return false
  const failed = accepting.findIndex(({ holds }) => !holds(value))
  if (failed > 0) spend(budget, Math.floor(failed / TESTS_PER_STEP))
  return failed === -1 && !rejecting.some(({ holds }) => holds(value))
}

/** Lists the tests that reject the values which pass all others: one for each value. */
function firstRejecting({ accepting, rejecting }: Search, values: readonly Json[]): readonly TextTest[] {
  const passing = values.filter((value) => accepting.every(({ holds }) => holds(value)))
  return [...new Set(passing.flatMap((value) => rejecting.find(({ holds }) => holds(value)) ?? []))]
}

/**
 * Compares tests of one family by values of every sort. Rejecting tests outside of the family are ignored, so only the
 * proof that there is no value is certain. Returns `undefined` if the family proves nothing.
 */
function findInFamily({ accepting, rejecting, budget }: Search): FoundValue | undefined {
  const family = accepting[0]?.family
  if (family === undefined || accepting.some((test) => test.family?.name !== family.name)) return undefined
  const rivals = rejecting.filter((test) => test.family?.name === family.name)
  const families = [...accepting, ...rivals].flatMap((test) => test.family ?? [])
  const values = familyValues(families)
  if (values === undefined || !spend(budget, values.length * families.length)) return undefined
  const inFamily: Search = { accepting, rejecting: rivals, budget }
  const isPossible = values.some((value) => passes(inFamily, value))
  // Without a budget, no value passes.
  if (budget.remaining < 0) return undefined
  if (!isPossible) return { excludedBy: firstRejecting(inFamily, values) }
  const value = values.find((candidate) => passes({ accepting, rejecting, budget }, candidate))
  return value === undefined ? undefined : { value }
}

/**
 * Searches for a text in the automata of the accepting tests and of those rejecting tests that turned out to be
 * needed. Each text that another test rejects adds this test. A text that only tests without an exact automaton tell
 * from a value is left out by itself.
 */
function findByAutomata({ accepting, rejecting, budget }: Search): FoundValue {
  const needed: TextTest[] = []
  const tried: { readonly automaton: Automaton; readonly rejectedBy: readonly TextTest[] }[] = []
  const automata = accepting.map(({ automaton }) => automaton())
  let least = Number.NEGATIVE_INFINITY
  while (tried.length <= MAX_TRIED_TEXTS && budget.remaining > least) {
    const excluded = [...needed.map(({ automaton }) => automaton()), ...tried.map(({ automaton }) => automaton)]
    const found = shortestText(automata, excluded, budget)
    if (found === 'unknown') return 'unknown'
    if (found === 'none')
      return { excludedBy: [...new Set([...needed, ...tried.flatMap(({ rejectedBy }) => rejectedBy)])] }
    if (!spend(budget, 1 + Math.ceil(rejecting.length / TESTS_PER_STEP))) return 'unknown'
    const { text } = found
    const isAccepted = accepting.every(({ holds }) => holds(text))
    const rejectedBy = rejecting.filter(({ holds }) => holds(text))
    if (isAccepted && rejectedBy.length === 0) {
      keep(accepting, text)
      return { value: text }
    }
    const next = rejectedBy.find((test) => test.isExact && !needed.includes(test))
    if (next !== undefined) needed.push(next)
    else {
      if (tried.length === 0) least = budget.remaining - MAX_TRIED_STEPS
      tried.push({ automaton: onlyText(text), rejectedBy: isAccepted ? rejectedBy.slice(0, 1) : [] })
    }
  }
  return 'unknown'
}

const onlyText = (text: string): Automaton => openAutomaton(globProgram([text], true))

/** Remembers a text of a single test, which often passes the next time as well. */
function keep(accepting: readonly TextTest[], text: string): void {
  const [only] = accepting
  if (only === undefined || accepting.length > 1) return
  only.found.push(text)
  if (only.found.length > MAX_KEPT_TEXTS) only.found.shift()
}
