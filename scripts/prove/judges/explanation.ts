import { type Expr, forEachLeaf, type Predicate } from '../../../src/backend.js'
import type { Json } from '../../../src/index.js'
import { predicateTest } from '../../../src/witness/predicate-test.js'
import type { Asked, JudgeDifference } from '../../../test/engines/judges/judge-difference.js'
import type { Subject } from '../subject.js'

type Reading = Extract<JudgeDifference, { readonly reads: unknown }>
/** A key without its quotation marks, with its modifiers. */
const KEY = /^[^\n:"']*/

type Ask = (predicate: Predicate) => Asked

/**
 * The fewest known differences with which the rule gets the judge's verdict; empty if there are none. All that apply to
 * the rule are tried together, then each is omitted that is not needed.
 */
export function explanation(
  subject: Subject,
  event: Json,
  selected: boolean,
  known: readonly JudgeDifference[],
): readonly JudgeDifference[] {
  const readings = known.filter((one): one is Reading => 'reads' in one)
  const { text } = subject.rule.source
  const predicates: Predicate[] = []
  forEachLeaf(subject.expr, (predicate) => predicates.push(predicate))
  const ask: Ask = (predicate) => ({
    predicate,
    event,
    beside: predicates.filter(({ item }) => item.start === predicate.item.start),
    key: KEY.exec(text.slice(predicate.item.start))?.[0] ?? '',
    value: text.slice(predicate.span.start, predicate.span.end),
  })
  const explains = (some: readonly Reading[]): boolean => verdict(subject.expr, ask, some) === selected
  const alone = readings.find((one) => explains([one]))
  if (alone !== undefined) return [alone]
  if (!explains(readings)) return []
  return readings.reduce((needed: readonly Reading[], one) => {
    const others = needed.filter((other) => other !== one)
    return explains(others) ? others : needed
  }, readings)
}

/** The verdict on an event if the given readings replace those of the reference matcher; the first one decides. */
function verdict(expr: Expr, ask: Ask, readings: readonly Reading[]): boolean {
  switch (expr.kind) {
    case 'const':
      return expr.value
    case 'leaf':
      return leafVerdict(ask(expr.leaf), readings)
    case 'not':
      return !verdict(expr.arg, ask, readings)
    case 'and':
      return expr.args.every((arg) => verdict(arg, ask, readings))
    case 'or':
      return expr.args.some((arg) => verdict(arg, ask, readings))
  }
}

function leafVerdict(asked: Asked, readings: readonly Reading[]): boolean {
  for (const { reads } of readings) {
    const read = reads(asked)
    if (read !== undefined) return read
  }
  return predicateTest(asked.predicate)(asked.event)
}
