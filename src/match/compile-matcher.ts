import { forEachLeaf, holds } from '../ir/bool.js'
import type { Json } from '../ir/json.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { compilePredicate, openReaders, type Test } from './compile-predicate.js'
import { viewEvent } from './event-view.js'

/** A compiled rule. */
export interface Matcher {
  /**
   * Tests an event, as returned by `JSON.parse`. Each part of an object that contains itself counts once. An error
   * thrown by a getter is passed to the caller.
   */
  readonly matches: (event: Json) => boolean
}

/** A matcher, or the reasons why there is none. */
export interface CompiledMatcher {
  /** Undefined if part of the expression cannot be run, which has a diagnostic. */
  readonly matcher: Matcher | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles the reference semantics of an expression, which every query is tested against. Runs in time linear in the
 * event. Regular expressions are searched in linear time as well, so look-around and back-references are not supported.
 *
 * @param source the source that the spans of the expression point into, for diagnostics
 *
 * @example
 * const { detection } = lowerRule(rule)
 * const { matcher } = compileMatcher(detection.expr, detection.source)
 * matcher.matches({ EventID: 4625, Image: 'C:\\Windows\\System32\\CMD.EXE' }) // true
 * matcher.matches({ EventID: 4625 }) // false
 */
export function compileMatcher(expr: Expr, source: Source = { name: 'expression', text: '' }): CompiledMatcher {
  const tests = new Map<Predicate, Test>()
  const readers = openReaders()
  const diagnostics: Diagnostic[] = []
  forEachLeaf(expr, (predicate) => {
    if (tests.has(predicate)) return
    const test = compilePredicate(predicate, readers, source)
    if (typeof test === 'function') tests.set(predicate, test)
    else diagnostics.push(test)
  })
  if (diagnostics.length > 0) return { matcher: undefined, diagnostics }
  const matches = (event: Json): boolean => {
    const view = viewEvent(event)
    return holds(expr, (predicate) => tests.get(predicate)?.(view) ?? false)
  }
  return { matcher: { matches }, diagnostics }
}
