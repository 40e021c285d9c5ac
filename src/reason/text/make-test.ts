import { compileFoldedGlob, foldCase } from '../../ir/glob.js'
import type { Json } from '../../ir/json.js'
import type { Equals } from '../../ir/predicate.js'
import { textOf } from '../../match/field-values.js'
import { openAutomaton } from '../../match/regex/automaton.js'
import { keepLatest } from '../../text/keep-recent.js'
import { once } from '../../text/once.js'
import { seeded } from '../../witness/choose.js'
import { fittingValues } from '../../witness/fitting-values.js'
import { predicateTest } from '../../witness/predicate-test.js'
import { familyValues } from './family-values.js'
import { anyProgram, knownProgram } from './known-program.js'
import type { Family, TextTest, ValuePredicate } from './text-test.js'

/** The condition that a predicate makes on one value. */
export function makeTest(predicate: ValuePredicate): TextTest {
  const family = familyOf(predicate)
  const finite = predicate.kind === 'equals' && predicate.type === 'number' ? numberValues(predicate) : undefined
  const holds = patternTest(predicate) ?? valueTest(predicate)
  const known = knownProgram(predicate, holds)
  const candidates = finite ?? [
    ...fittingValues(predicate, seeded(1)),
    ...(family ? (familyValues([family]) ?? []) : []),
  ]
  const plainest = predicate.kind === 'match' || predicate.kind === 'keyword' ? candidates.slice(0, 2) : candidates
  return {
    predicate,
    holds,
    candidates: 'cased' in predicate && !predicate.cased ? withUpperCase(plainest) : plainest,
    isListed: finite !== undefined,
    automaton: once(() => openAutomaton(known.program())),
    isExact: known.isExact,
    family,
    found: [],
    conflicts: new Map(),
  }
}

function valueTest(predicate: ValuePredicate): (value: Json) => boolean {
  const field = 'field' in predicate ? predicate.field : 'x'
  const test = predicateTest(predicate)
  return (value) => test({ [field]: value })
}

/** Tests many patterns on one text quickly, as the matcher does; undefined for other predicates. */
function patternTest(predicate: ValuePredicate): ((value: Json) => boolean) | undefined {
  if (predicate.kind !== 'match' && predicate.kind !== 'keyword') return undefined
  const { pattern, cased } = predicate
  const fits = compileFoldedGlob(pattern, cased)
  return (value) => {
    const text = textOf(value)
    return text !== undefined && fits(cased ? text : folded(text))
  }
}

/** Folds a text. The same text is usually folded for many patterns in a row. */
const folded = keepLatest(foldCase)

/** Adds the first value in upper case, since another test may mind letter case. */
const withUpperCase = (values: readonly Json[]): readonly Json[] => {
  const [first] = values
  return typeof first === 'string' ? [...values, first.toUpperCase()] : values
}

/** The condition to be any text, number or boolean. */
export const anyText = (): TextTest => ({
  predicate: undefined,
  holds: (value) => textOf(value) !== undefined,
  candidates: ['x'],
  isListed: false,
  automaton: once(() => openAutomaton(anyProgram())),
  isExact: true,
  family: undefined,
  found: [],
  conflicts: new Map(),
})

/** A number equals its text as written, or the number. */
const numberValues = ({ text }: Equals): readonly Json[] => [Number(text), text]

function familyOf(predicate: ValuePredicate): Family | undefined {
  switch (predicate.kind) {
    case 'compare':
      return { name: 'number', bound: predicate.value }
    case 'cidr':
      return { name: 'address', bound: predicate.network }
    case 'timePart':
      return predicate.part === 'week' ? { name: 'week', bound: '' } : undefined
    default:
      return undefined
  }
}
