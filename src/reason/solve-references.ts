import type { Json } from '../ir/json.js'
import { ANY, type Pattern } from '../ir/pattern.js'
import type { FieldRef } from '../ir/predicate.js'
import { textOf } from '../match/field-values.js'
import type { CheckSettings, Lemma } from './check-field.js'
import type { Facts, FieldFacts, ReferenceAtom, TestFacts } from './field-facts.js'
import { findValue } from './find-value.js'
import { MAX_REFERENCE_TEXTS } from './reason-limits.js'
import { anyText, makeTest } from './text/make-test.js'
import type { TextTest } from './text/text-test.js'

type Values = ReadonlyMap<string, readonly Json[]>

const NOTHING: TestFacts = { accepting: new Map(), rejecting: new Map() }
const ANY_TEXT = anyText()

/**
 * Finds values with which the comparisons of fields hold, if each field has one value; or lemmas that contradict them.
 * Fields that have to be equal get a common value. Values for parts of other fields are only tried where it is easy, so
 * the matcher has to confirm the event.
 */
export function solveReferences(
  values: Values,
  facts: Facts,
  settings: CheckSettings,
): { readonly fields: Values } | { readonly lemmas: readonly Lemma[] } {
  const changed = new Map(values)
  const lemmas: Lemma[] = []
  const groups = equalFields(facts.references)
  for (const group of groups) {
    const { accepting, rejecting } = testsOf(group.fields, facts)
    const tests = accepting.size === 0 ? [ANY_TEXT] : [...accepting.keys()]
    const found = findValue(tests, [...rejecting.keys()], settings.budget)
    if (found === 'unknown') continue
    if ('value' in found) for (const field of group.fields) changed.set(field, [found.value])
    else if (group.isCased || [...tests, ...found.excludedBy].every(ignoresCase)) {
      const needed = [...group.references, ...accepting.values()].map((id) => -id)
      const excluding = found.excludedBy.flatMap((test) => rejecting.get(test) ?? [])
      lemmas.push({ literals: [...needed, ...excluding], isSingleValued: true })
    }
  }
  if (lemmas.length > 0) return { lemmas }
  const fieldsWith = (field: string): readonly string[] => [
    ...(groups.find(({ fields }) => fields.has(field))?.fields ?? [field]),
  ]
  for (const { predicate } of facts.references) {
    if (predicate.match === 'equals') continue
    const pair = [fieldsWith(predicate.field), fieldsWith(predicate.other)] as const
    relate(predicate, pair, { values: changed, facts, settings })
  }
  return { fields: changed }
}

/** Fields that comparisons make equal, with the ids of the comparisons. */
interface EqualFields {
  readonly fields: ReadonlySet<string>
  readonly references: readonly number[]
  /** True if all comparisons are case-sensitive. */
  readonly isCased: boolean
}

function equalFields(references: readonly ReferenceAtom[]): readonly EqualFields[] {
  let groups: readonly EqualFields[] = []
  for (const { id, predicate } of references) {
    if (predicate.match !== 'equals') continue
    const { field, other, cased } = predicate
    const joined = groups.filter(({ fields }) => fields.has(field) || fields.has(other))
    const group: EqualFields = {
      fields: new Set([...joined.flatMap(({ fields }) => [...fields]), field, other]),
      references: [...joined.flatMap(({ references }) => references), id],
      isCased: cased && joined.every(({ isCased }) => isCased),
    }
    groups = [...groups.filter((candidate) => !joined.includes(candidate)), group]
  }
  return groups
}

function testsOf(names: Iterable<string>, { fields, keywords }: Facts): TestFacts {
  const facts = [...names].map((field): FieldFacts | TestFacts => fields.get(field) ?? NOTHING)
  return {
    accepting: new Map(facts.flatMap(({ accepting }) => [...accepting])),
    rejecting: new Map([...facts.flatMap(({ rejecting }) => [...rejecting]), ...keywords.rejecting]),
  }
}

/** True for a test whose result never depends on letter case. */
function ignoresCase({ predicate }: TextTest): boolean {
  switch (predicate?.kind) {
    case undefined:
      return true
    case 'match':
    case 'keyword':
      return !predicate.cased
    case 'compare':
    case 'cidr':
      return true
    case 'equals':
      return predicate.text.toLowerCase() === predicate.text.toUpperCase()
    default:
      return false
  }
}

interface Relating {
  readonly values: Map<string, readonly Json[]>
  readonly facts: Facts
  readonly settings: CheckSettings
}

/**
 * Changes the first field so that it contains the text of the second one, or else the second one to a part of the first.
 * Fields that have to be equal to the changed one get the same value.
 */
function relate(
  predicate: FieldRef,
  [wholes, parts]: readonly [readonly string[], readonly string[]],
  { values, facts, settings }: Relating,
): void {
  const { field, other, match, cased } = predicate
  const [whole = '', part = ''] = [field, other].map((name) => textOf(values.get(name)?.[0]))
  const test = makeTest({ ...predicate, kind: 'match', pattern: around(part, match), cased })
  const own = testsOf(wholes, facts)
  const found = findValue([test, ...own.accepting.keys()], [...own.rejecting.keys()], settings.budget)
  if (found !== 'unknown' && 'value' in found) {
    for (const name of wholes) values.set(name, [found.value])
    return
  }
  const its = testsOf(parts, facts)
  const isAccepted = (text: string): boolean =>
    [...its.accepting.keys()].every(({ holds }) => holds(text)) &&
    ![...its.rejecting.keys()].some(({ holds }) => holds(text))
  const shorter = partsOf(whole, match).find(isAccepted)
  if (shorter !== undefined) for (const name of parts) values.set(name, [shorter])
}

function around(text: string, match: FieldRef['match']): Pattern {
  if (text === '') return [ANY]
  return [...(match === 'startswith' ? [] : [ANY]), text, ...(match === 'endswith' ? [] : [ANY])]
}

/** Lists parts of a text: beginnings, ends or any, the longest first. */
function partsOf(text: string, match: FieldRef['match']): readonly string[] {
  const parts: string[] = []
  for (let length = text.length; length >= 0; length--) {
    for (let at = 0; at + length <= text.length; at++) {
      if (parts.length === MAX_REFERENCE_TEXTS) return parts
      const isPart = match === 'startswith' ? at === 0 : match === 'endswith' ? at + length === text.length : true
      if (isPart) parts.push(text.slice(at, at + length))
    }
  }
  return parts
}
