import type { Json } from '../match/field-values.js'
import { isMatch, mergePatterns } from '../witness/satisfying-event.js'
import type { Budget } from './budget.js'
import type { FieldFacts, TestFacts } from './field-facts.js'
import { findValue } from './find-value.js'
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
  if (facts.exists !== undefined && facts.exists < 0) return checkMissing(facts)
  const rejecting = new Map([...facts.rejecting, ...keywords])
  const needed = neededTexts(facts, settings)
  if (needed.length === 0) return { values: valuesWithoutTest(facts, rejecting, settings) }
  if (settings.singleValued && needed.length > 0 && (facts.isNull ?? -1) > 0)
    return { lemmas: [{ literals: [-(facts.isNull ?? 0), ...(needed[0]?.unless ?? [])], isSingleValued: true }] }
  const values: Json[] = []
  const lemmas: Lemma[] = []
  for (const { tests, unless, extra } of needed) {
    const found = findValue(tests, [...rejecting.keys()], settings.budget, extra)
    if (found === 'unknown') return 'unknown'
    if ('value' in found) values.push(found.value)
    else {
      const excluding = found.excludedBy.flatMap((test) => rejecting.get(test) ?? [])
      lemmas.push({ literals: [...unless, ...excluding], isSingleValued: tests.length > 1 })
    }
  }
  if (lemmas.length > 0) return { lemmas }
  return { values: [...new Set(values), ...((facts.isNull ?? -1) > 0 ? [null] : [])] }
}

/** A value that the field needs: it passes the tests. `unless` are the literals without which it is not needed. */
interface NeededText {
  readonly tests: readonly TextTest[]
  readonly unless: readonly number[]
  readonly extra: readonly Json[]
}

function neededTexts(
  { accepting, isNull, references }: FieldFacts,
  { singleValued }: CheckSettings,
): readonly NeededText[] {
  if (accepting.size > 0) {
    const predicates = [...accepting.keys()]
      .map(({ predicate }) => predicate)
      .filter((predicate) => predicate !== undefined)
    const extra = mergePatterns(predicates.filter(isMatch))
    return singleValued
      ? [{ tests: [...accepting.keys()], unless: [...accepting.values()].map((id) => -id), extra }]
      : [...accepting].map(([test, id]) => ({ tests: [test], unless: [-id], extra: [] }))
  }
  const [reference] = references
  if (reference !== undefined) return [{ tests: [ANY_TEXT], unless: [-reference], extra: [] }]
  return isNull !== undefined && isNull < 0 ? [{ tests: [ANY_TEXT], unless: [-isNull], extra: [] }] : []
}

/** A field that must not exist can satisfy no test, and is null. */
function checkMissing({ accepting, exists = 0, isNull, references }: FieldFacts): CheckedField {
  const conflicting = [...accepting.values(), ...references].map((id) => -id)
  if (isNull !== undefined && isNull < 0) conflicting.push(-isNull)
  const lemmas = conflicting.map((literal): Lemma => ({ literals: [literal, -exists], isSingleValued: false }))
  return lemmas.length > 0 ? { lemmas } : { values: [] }
}

function valuesWithoutTest(
  { exists, isNull }: FieldFacts,
  rejecting: TestFacts['rejecting'],
  { budget }: CheckSettings,
): readonly Json[] {
  if (exists === undefined) return []
  const found = (isNull ?? -1) > 0 ? 'unknown' : findValue([ANY_TEXT], [...rejecting.keys()], budget)
  return [found !== 'unknown' && 'value' in found ? found.value : null]
}
