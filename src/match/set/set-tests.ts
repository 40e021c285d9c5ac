import type { Json } from '../../ir/json.js'
import type { Predicate } from '../../ir/predicate.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { compilePredicate, openReaders, type Readers, type Test } from '../compile-predicate.js'
import { type EventView, viewEvent } from '../event-view.js'

/** The number of a test, the same for equal predicates. */
export type TestNumber = number

/** The tests of predicates that no index decides, under construction. */
export interface SetTestBuilder {
  /** Adds the test of a predicate, or returns a diagnostic if it cannot be run. */
  readonly add: (predicate: Predicate, source: Source) => TestNumber | Diagnostic
  /** The predicates by their numbers. */
  readonly predicates: readonly Predicate[]
}

export function buildSetTests(): SetTestBuilder {
  const predicates: Predicate[] = []
  const numbers = new Map<string, TestNumber>()
  const readers = openReaders()
  return {
    add: (predicate, source) => {
      const key = keyOf(predicate)
      const before = numbers.get(key)
      if (before !== undefined) return before
      const test = compilePredicate(predicate, readers, source)
      if (typeof test !== 'function') return test
      const number = predicates.push(predicate) - 1
      numbers.set(key, number)
      return number
    },
    predicates,
  }
}

/** Returns the result of a test for the current event. */
export type Passes = (test: TestNumber) => boolean

/** Opens tests, which are compiled when they first run. A test runs at most once for an event. */
export function openSetTests(predicates: readonly Predicate[], readers: Readers): (event: Json) => Passes {
  const source: Source = { name: 'set', text: '' }
  const tests = new Map<TestNumber, Test>()
  const compile = (number: TestNumber): Test => {
    const predicate = predicates[number]
    const test = predicate && compilePredicate(predicate, readers, source)
    return typeof test === 'function' ? test : () => false
  }
  const run = (number: TestNumber, view: EventView): boolean => {
    const test = tests.get(number) ?? compile(number)
    tests.set(number, test)
    return test(view)
  }
  return (event) => {
    const results = new Map<TestNumber, boolean>()
    let view: EventView | undefined
    return (number) => {
      view ??= viewEvent(event)
      const result = results.get(number) ?? run(number, view)
      results.set(number, result)
      return result
    }
  }
}

/** The meaning of a predicate, without its places. */
const keyOf = ({ span, item, changedBy, ...meaning }: Predicate): string => JSON.stringify(meaning)
