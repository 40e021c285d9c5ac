import { fieldsRead } from '../ir/fields-read.js'
import type { Json } from '../ir/json.js'
import { isFieldPredicate, type Predicate } from '../ir/predicate.js'
import { fieldReader, textOf } from '../match/field-values.js'
import { type Branch, type Literal, spread, withoutRepeats } from './branches.js'
import { fieldsOf } from './changes.js'
import type { Choose } from './choose.js'
import { chargePredicate, isRegex } from './effort.js'
import { MAX_REPAIR_STEPS, MAX_TRIED_PREDICATES } from './effort-limits.js'
import { type EventObject, put } from './event-object.js'
import { nearValues } from './near-values.js'
import { predicateTest } from './predicate-test.js'
import type { WitnessContext } from './witness-context.js'

/**
 * Changes an event step by step until it satisfies the branch. Each step sets a field of an unsatisfied literal to
 * the value that satisfies most literals. Returns `undefined` if it gives up.
 */
export function repairedEvent(
  start: EventObject,
  branch: Branch,
  { choose, effort, keywordField }: WitnessContext,
): EventObject | undefined {
  const literals = withoutRepeats(branch)
  if (literals === undefined) return undefined
  const isWrong = ({ predicate, positive }: Literal, event: EventObject): boolean =>
    predicateTest(predicate)(event) !== positive
  let event = start
  for (let changes = 0; changes < MAX_REPAIR_STEPS; changes++) {
    const wrong = literals.filter((literal) => isWrong(literal, event))
    effort.remaining -= literals.length
    const literal = wrong[choose(wrong.length)]
    if (literal === undefined) return event
    let best: { readonly event: EventObject; readonly gain: number } | undefined
    for (const field of fieldsOf(literal.predicate, keywordField)) {
      const touched = literals.filter(({ predicate }) => mayChange(predicate, field, keywordField))
      const regexes = touched.filter(({ predicate }) => isRegex(predicate))
      const before = touched.filter((literal) => isWrong(literal, event)).length
      for (const value of candidates(event, field, touched, keywordField, choose)) {
        effort.remaining -= 1 + touched.length
        if (!regexes.every(({ predicate }) => chargePredicate(predicate, [value], effort))) return undefined
        if (effort.remaining < 0) return undefined
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
const mayChange = (predicate: Predicate, field: string, keywordField: string): boolean =>
  !isFieldPredicate(predicate) ||
  fieldsOf(predicate, keywordField).some(
    (other) => other === field || other.startsWith(`${field}.`) || field.startsWith(`${other}.`),
  )

/** Lists values that may satisfy all predicates of the field, unordered except that the plainest comes first. */
function candidates(
  event: EventObject,
  field: string,
  branch: Branch,
  keywordField: string,
  choose: Choose,
): readonly Json[] {
  const literals = branch.filter(({ predicate }) => fieldsOf(predicate, keywordField).includes(field))
  const compared = literals.flatMap(({ predicate }) =>
    predicate.kind === 'fieldRef' ? fieldsRead(predicate).filter((other) => other !== field) : [],
  )
  const comparedTexts = compared.flatMap((other) => fieldReader(other)(event)).flatMap((value) => textOf(value) ?? [])
  // The values are tried one by one, so only those of some predicates.
  const tried = spread(literals, MAX_TRIED_PREDICATES)
  const near = tried.flatMap(({ predicate }) => nearValues(predicate, choose).map(({ value }) => value))
  const currentValues = fieldReader(field)(event)
  const plainest = literals
    .filter(({ positive }) => positive)
    .flatMap(({ predicate }) => nearValues(predicate, choose)[0] ?? [])
  return [
    undefined,
    ...comparedTexts.flatMap((text) => [
      text,
      `${text}x`,
      `x${text}`,
      `x${text}x`,
      text.toUpperCase(),
      text.toLowerCase(),
    ]),
    ...near,
    'x',
    1,
    ...plainest.map(({ value }) => [...currentValues, value]),
    ...comparedTexts.map((text) => [...currentValues, text]),
  ]
}
