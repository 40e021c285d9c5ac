import { asksField, type Predicate } from '../ir/predicate.js'
import { fieldReader, type Json, textOf } from '../match/field-values.js'
import { type Branch, type Literal, spread, withoutRepeats } from './branches.js'
import { fieldsOf } from './changes.js'
import type { Choose } from './choose.js'
import { isRegex, payTests } from './effort.js'
import { type EventObject, put } from './event-object.js'
import type { Making } from './making.js'
import { nearValues } from './near-values.js'
import { predicateTest } from './predicate-test.js'

const MOST_CHANGES = 24

/**
 * Changes an event step by step until it satisfies the branch. Each step sets a field of an unsatisfied literal to
 * the value that satisfies most literals. Returns `undefined` if it gives up.
 */
export function repairedEvent(
  start: EventObject,
  branch: Branch,
  { choose, effort, slot }: Making,
): EventObject | undefined {
  const literals = withoutRepeats(branch)
  if (literals === undefined) return undefined
  const isWrong = ({ predicate, positive }: Literal, event: EventObject): boolean =>
    predicateTest(predicate)(event) !== positive
  let event = start
  for (let changes = 0; changes < MOST_CHANGES; changes++) {
    const wrong = literals.filter((literal) => isWrong(literal, event))
    effort.left -= literals.length
    const asked = wrong[choose(wrong.length)]
    if (asked === undefined) return event
    let best: { readonly event: EventObject; readonly gain: number } | undefined
    for (const field of fieldsOf(asked.predicate, slot)) {
      const touched = literals.filter(({ predicate }) => isTouched(predicate, field, slot))
      const regexes = touched.filter(({ predicate }) => isRegex(predicate))
      const before = touched.filter((literal) => isWrong(literal, event)).length
      for (const value of candidates(event, field, touched, slot, choose)) {
        effort.left -= 1 + touched.length
        if (!regexes.every(({ predicate }) => payTests(predicate, [value], effort))) return undefined
        if (effort.left < 0) return undefined
        const changed = put(event, field, value)
        const gain = before - touched.filter((literal) => isWrong(literal, changed)).length
        if (best === undefined || gain > best.gain) best = { event: changed, gain }
        if (gain === before) break
      }
    }
    if (best === undefined) return undefined
    event = best.event
  }
  return undefined
}

/**
 * True if another value of the field may change the predicate: keywords search every value, and a field may contain
 * another.
 */
const isTouched = (predicate: Predicate, field: string, slot: string): boolean =>
  !asksField(predicate) ||
  fieldsOf(predicate, slot).some(
    (other) => other === field || other.startsWith(`${field}.`) || field.startsWith(`${other}.`),
  )

const MOST_TRIED = 40

/** Lists values that may satisfy all predicates of the field, unordered except that the plainest comes first. */
function candidates(event: EventObject, field: string, branch: Branch, slot: string, choose: Choose): readonly Json[] {
  const own = branch.filter(({ predicate }) => fieldsOf(predicate, slot).includes(field))
  const compared = own.flatMap(({ predicate }) =>
    predicate.kind === 'fieldRef' ? [predicate.field, predicate.other].filter((other) => other !== field) : [],
  )
  const there = compared.flatMap((other) => fieldReader(other)(event)).flatMap((value) => textOf(value) ?? [])
  // The values are tried one by one, so only those of some predicates.
  const tried = spread(own, MOST_TRIED)
  const near = tried.flatMap(({ predicate }) => nearValues(predicate, choose).map(({ value }) => value))
  const now = fieldReader(field)(event)
  const first = own
    .filter(({ positive }) => positive)
    .flatMap(({ predicate }) => nearValues(predicate, choose)[0] ?? [])
  return [
    undefined,
    ...there.flatMap((text) => [text, `${text}x`, `x${text}`, `x${text}x`, text.toUpperCase(), text.toLowerCase()]),
    ...near,
    'x',
    1,
    ...first.map(({ value }) => [...now, value]),
    ...there.map((text) => [...now, text]),
  ]
}
