import type { Json } from '../ir/json.js'
import type { FieldRef } from '../ir/predicate.js'
import type { AtomTable } from './atoms.js'
import { type CheckSettings, checkField, type Lemma } from './check-field.js'
import { type Facts, factsOf } from './field-facts.js'
import { findValue } from './find-value.js'
import { solveReferences } from './solve-references.js'
import { anyText } from './text/make-test.js'

/** The values of an event: those of each field, and those for keywords. */
export interface Model {
  readonly fields: ReadonlyMap<string, readonly Json[]>
  readonly keywords: readonly Json[]
}

/**
 * Finds values that satisfy the literals, or lemmas that contradict them. Each field is decided by itself: an event
 * can have any values in any fields. Comparisons between fields are only satisfied where it is easy, so the matcher
 * has to confirm the event.
 */
export function checkLiterals(
  literals: readonly number[],
  atoms: AtomTable,
  settings: CheckSettings,
): Model | { readonly lemmas: readonly Lemma[] } | 'unknown' {
  const facts = factsOf(literals, atoms)
  const fields = new Map<string, readonly Json[]>()
  const lemmas = referenceLemmas(facts)
  let isUnknown = false
  for (const [field, itsFacts] of facts.fields) {
    const checked = checkField(itsFacts, facts.keywords.rejecting, settings)
    if (checked === 'unknown') isUnknown = true
    else if ('lemmas' in checked) lemmas.push(...checked.lemmas)
    else fields.set(field, checked.values)
  }
  const keywords: Json[] = []
  for (const [test, id] of facts.keywords.accepting) {
    const found = findValue([test], [...facts.keywords.rejecting.keys()], settings.budget)
    if (found === 'unknown') isUnknown = true
    else if ('value' in found) keywords.push(found.value)
    else {
      const excluding = found.excludedBy.flatMap((other) => facts.keywords.rejecting.get(other) ?? [])
      lemmas.push({ literals: [-id, ...excluding], isSingleValued: false })
    }
  }
  if (lemmas.length > 0) return { lemmas }
  if (isUnknown) return 'unknown'
  const related = settings.singleValued
    ? solveReferences(fields, facts, settings)
    : withCommonValues(fields, facts, settings)
  return 'lemmas' in related ? related : { fields: related.fields, keywords }
}

/** Some comparisons of two fields imply others. */
const referenceLemmas = ({ references, excludedReferences }: Facts): Lemma[] =>
  references.flatMap((atom) =>
    excludedReferences
      .filter((other) => impliesReference(atom.predicate, other.predicate))
      .map(({ id }) => ({ literals: [-atom.id, id], isSingleValued: false })),
  )

function impliesReference(a: FieldRef, b: FieldRef): boolean {
  const isSamePair = a.field === b.field && a.other === b.other
  const isSwapped = a.field === b.other && a.other === b.field
  const isWider = a.match === b.match || a.match === 'equals' || b.match === 'contains'
  return (a.cased || !b.cased) && isWider && (isSamePair || (isSwapped && a.match === 'equals'))
}

const ANY_TEXT = [anyText()]

/** Adds a common value to the fields of each comparison that has to hold. */
function withCommonValues(
  values: ReadonlyMap<string, readonly Json[]>,
  { fields, keywords, references }: Facts,
  { budget }: CheckSettings,
): Pick<Model, 'fields'> {
  const changed = new Map(values)
  for (const { predicate } of references) {
    const pair = [predicate.field, predicate.other]
    const own = pair.flatMap((field) => [...(fields.get(field)?.rejecting.keys() ?? [])])
    const found = findValue(ANY_TEXT, [...own, ...keywords.rejecting.keys()], budget)
    if (found === 'unknown' || !('value' in found)) continue
    for (const field of pair) changed.set(field, [...new Set([...(changed.get(field) ?? []), found.value])])
  }
  return { fields: changed }
}
