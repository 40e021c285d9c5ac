import type { Json } from '../ir/json.js'
import { ANY, type Pattern } from '../ir/pattern.js'
import { mergePatterns } from '../witness/satisfying-event.js'
import type { Budget } from './budget.js'
import type { FieldFacts, TestFacts } from './field-facts.js'
import { type FoundValue, findValue } from './find-value.js'
import { MAX_PAIRED_NEEDS } from './reason-limits.js'
import { anyText } from './text/make-test.js'
import type { TextTest } from './text/text-test.js'

/** A clause that every event satisfies, with literals of atoms. */
export interface Lemma {
  readonly literals: readonly number[]
  /** True if only events satisfy it in which each field has one value. */
  readonly isSingleValued: boolean
}

/** Values of a field that satisfy its facts, or lemmas that contradict them. */
export type CheckedField = { readonly values: readonly Json[] } | { readonly lemmas: readonly Lemma[] } | 'unknown'

export interface CheckSettings {
  readonly singleValued: boolean
  readonly budget: Budget
}

const ANY_TEXT = anyText()

/** Finds values for a field. `keywords` are the tests that no value of the event may pass. */
export function checkField(facts: FieldFacts, keywords: TestFacts['rejecting'], settings: CheckSettings): CheckedField {
  if (isFalse(facts.exists)) return checkMissing(facts)
  if (isTrue(facts.isNull)) return checkNull(facts)
  const rejecting = new Map([...facts.rejecting, ...keywords])
  const needed = neededTexts(facts)
  if (needed.length === 0) return { values: valuesWithoutTest(facts, rejecting, settings) }
  const separate = findTexts(needed, rejecting, settings)
  if (separate !== 'unknown' && 'lemmas' in separate) return separate
  if (!settings.singleValued) return separate
  // Every condition can hold by itself, so what contradicts now is the single value.
  return needed.length === 1 ? separate : findSingle(needed, rejecting, settings)
}

/** Finds one text for all needs. Pairs of a few that exclude each other make short lemmas, so they are tried first. */
function findSingle(
  needed: readonly NeededText[],
  rejecting: TestFacts['rejecting'],
  settings: CheckSettings,
): CheckedField {
  const few = needed.length > MAX_PAIRED_NEEDS ? [] : needed
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => together([one, other])))
  const lemmas = pairs
    .filter(({ tests }) => isConflict(tests, settings.budget))
    .map(({ unless }) => ({ literals: unless, isSingleValued: true }))
  return lemmas.length > 0 ? { lemmas } : findTexts([together(needed)], rejecting, settings)
}

/** True if no text passes both tests. A result is kept, because the pair occurs in many models. */
function isConflict([one, other]: readonly TextTest[], budget: Budget): boolean {
  if (one === undefined || other === undefined) return false
  const known = one.conflicts.get(other)
  if (known !== undefined) return known
  const found = findTogether([one, other], [], budget)
  if (found === 'unknown') return false
  const isFound = !('value' in found)
  one.conflicts.set(other, isFound)
  return isFound
}

/** Finds a value that passes all tests. First tries texts that consist of a text for each of them. */
function findTogether(tests: readonly TextTest[], rejecting: readonly TextTest[], budget: Budget): FoundValue {
  return findValue(tests, rejecting, budget, tests.length < 2 ? [] : mergePatterns(tests.flatMap(examplesOf)))
}

/** Returns a pattern of texts that pass a test, or mostly do; none if a test leaves no room for other texts. */
function examplesOf({ predicate, candidates }: TextTest): readonly Pattern[] {
  if (predicate?.kind === 'match') return [predicate.pattern]
  const text = candidates.find((value) => typeof value === 'string')
  if (text === undefined) return []
  if (predicate?.kind === 'timePart') return [[text, ANY]]
  return predicate?.kind === 'regex' ? [[ANY, text, ANY]] : []
}

const isTrue = (literal: number | undefined): literal is number => literal !== undefined && literal > 0
const isFalse = (literal: number | undefined): literal is number => literal !== undefined && literal < 0

/** A value that the field needs: it passes the tests. `unless` are the literals without which it is not needed. */
interface NeededText {
  readonly tests: readonly TextTest[]
  readonly unless: readonly number[]
}

function neededTexts({ accepting, isNull, references }: FieldFacts): readonly NeededText[] {
  if (accepting.size > 0) return [...accepting].map(([test, id]) => ({ tests: [test], unless: [-id] }))
  const [reference] = references
  if (reference !== undefined) return [{ tests: [ANY_TEXT], unless: [-reference] }]
  return isFalse(isNull) ? [{ tests: [ANY_TEXT], unless: [-isNull] }] : []
}

/** One value instead of several. */
const together = (needed: readonly NeededText[]): NeededText => ({
  tests: needed.flatMap(({ tests }) => tests),
  unless: needed.flatMap(({ unless }) => unless),
})

function findTexts(
  needed: readonly NeededText[],
  rejecting: TestFacts['rejecting'],
  { budget }: CheckSettings,
): CheckedField {
  const values = new Set<Json>()
  const lemmas: Lemma[] = []
  for (const { tests, unless } of needed) {
    const found = findTogether(tests, [...rejecting.keys()], budget)
    if (found === 'unknown') return 'unknown'
    if ('value' in found) values.add(found.value)
    else {
      const excluding = found.excludedBy.flatMap((test) => rejecting.get(test) ?? [])
      lemmas.push({ literals: [...unless, ...excluding], isSingleValued: tests.length > 1 })
    }
  }
  return lemmas.length > 0 ? { lemmas } : { values: [...values] }
}

/** A field that must not exist can satisfy no test, and is null. */
function checkMissing({ accepting, exists = 0, isNull, references }: FieldFacts): CheckedField {
  const conflicting = [...accepting.values(), ...references]
  if (isFalse(isNull)) conflicting.push(isNull)
  return conflicting.length > 0 ? { lemmas: conflicting.map((literal) => excluding(literal, exists)) } : { values: [] }
}

/** A field without a value but null can satisfy no test. */
function checkNull({ accepting, exists, isNull = 0, references }: FieldFacts): CheckedField {
  const conflicting = [...accepting.values(), ...references]
  if (conflicting.length > 0) return { lemmas: conflicting.map((literal) => excluding(literal, isNull)) }
  return { values: exists === undefined ? [] : [null] }
}

const excluding = (a: number, b: number): Lemma => ({ literals: [-a, -b], isSingleValued: false })

function valuesWithoutTest(
  { exists }: FieldFacts,
  rejecting: TestFacts['rejecting'],
  { budget }: CheckSettings,
): readonly Json[] {
  if (exists === undefined) return []
  const found = findValue([ANY_TEXT], [...rejecting.keys()], budget)
  return [found !== 'unknown' && 'value' in found ? found.value : null]
}
