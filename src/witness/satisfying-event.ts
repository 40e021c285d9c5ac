import type { Json } from '../ir/json.js'
import { isAny, type Pattern } from '../ir/pattern.js'
import { isFieldPredicate, type Match, type Predicate } from '../ir/predicate.js'
import type { Branch, Literal } from './branches.js'
import type { Choose } from './choose.js'
import { isCostly } from './effort.js'
import { type EventObject, put } from './event-object.js'
import { fittingValues, instance, REFERENCE } from './fitting-values.js'
import { predicateTest } from './predicate-test.js'

type Test = (value: Json) => boolean

/**
 * Builds an event that satisfies the branch, if possible: each field gets a value that satisfies all of its
 * predicates, in addition to the fields of `start`. If predicates conflict, the event may not match, which the
 * matcher detects. The text for keywords is in `keywordField`.
 */
export function satisfyingEvent(
  branch: Branch,
  choose: Choose,
  keywordField = 'message',
  start: EventObject = {},
): EventObject {
  let event = start
  for (const [field, literals] of byField(branch)) event = put(event, field, valueFor(field, literals, choose))
  for (const { predicate, positive } of branch) {
    if (predicate.kind === 'fieldRef' && positive) event = put(event, predicate.other, REFERENCE)
  }
  const keywords = branch.filter(({ predicate, positive }) => positive && !('field' in predicate))
  for (const [at, { predicate }] of keywords.entries()) {
    event = put(event, at === 0 ? keywordField : `${keywordField}_${at + 1}`, fittingValues(predicate, choose)[0])
  }
  return event
}

function byField(branch: Branch): ReadonlyMap<string, readonly Literal[]> {
  const fields = new Map<string, Literal[]>()
  for (const literal of branch) {
    const { predicate } = literal
    if (!isFieldPredicate(predicate)) continue
    const { field } = predicate
    const sameField = fields.get(field)
    if (sameField === undefined) fields.set(field, [literal])
    else sameField.push(literal)
  }
  return fields
}

/** Finds the first value that satisfies all predicates of the field, otherwise a list with a value for each of them. */
function valueFor(field: string, literals: readonly Literal[], choose: Choose): Json {
  const predicates = literals.filter(({ positive }) => positive).map(({ predicate }) => predicate)
  const fitting = predicates.map((predicate) => fittingValues(predicate, choose))
  const tests = literals.map(({ predicate, positive }): Test => {
    const test = testOf(field, predicate)
    // Costly tests are left to the matcher, which charges them.
    return (value) => isCostly(predicate, value) || test(value) === positive
  })
  const oneForEach = [...new Set(fitting.map(([first]) => first))]
  const candidates: Json[] = [
    undefined,
    ...fitting.flat(),
    ...mergePatterns(predicates.filter(isMatch).map(({ pattern }) => pattern)),
    oneForEach,
    'x',
    '',
    1,
  ]
  const index = candidates.findIndex((value) => tests.every((test) => test(value)))
  return index === -1 ? fitting[0]?.[0] : candidates[index]
}

/** Creates a test of whether the predicate holds for a value of the field. */
export function testOf(field: string, predicate: Predicate): Test {
  const holds = predicateTest(predicate)
  const other = predicate.kind === 'fieldRef' ? { [predicate.other]: REFERENCE } : {}
  return (value) => holds(put(other, field, value, 'dotted'))
}

/** True if a predicate compares a field with a pattern. */
const isMatch = (predicate: Predicate): predicate is Match => predicate.kind === 'match'

/** Merges several patterns to one text: first the prefixes, then the contained texts, then the suffixes. */
export function mergePatterns(patterns: readonly Pattern[]): readonly string[] {
  if (patterns.length < 2) return []
  const texts = [...patterns].sort((a, b) => rankOf(a) - rankOf(b)).map((pattern) => instance(pattern, '', 'x'))
  return [...['', ' ', 'x'].map((between) => texts.join(between)), `${texts.join('x')}x`]
}

const rankOf = (pattern: Pattern): number => (isOpen(pattern, 0) ? (isOpen(pattern, -1) ? 1 : 2) : 0)
const isOpen = (pattern: Pattern, at: number): boolean => isAny(pattern.at(at))
